/// What every feature stands on: the tenant's schema, transactions, idempotency, paging, checks.
///
/// Owns: schema `control`'s technical tables. Entry points: [TenantWork], [Idempotency],
/// [Database]. May use: Hibernate, Flyway, module `wire`. Not here: anything about one feature.
@NullMarked
package alo.tenants.platform;

import org.jspecify.annotations.NullMarked;
