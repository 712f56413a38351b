/// A tenant's month.
///
/// Owns: statements, from stored lines and recomputed from usage. Entry point: `StatementResource`.
/// May use: `usage`, `account`, `deck`, `platform`. Not here: sending, taxes, payment.
@NullMarked
package alo.billing.invoice;

import org.jspecify.annotations.NullMarked;
