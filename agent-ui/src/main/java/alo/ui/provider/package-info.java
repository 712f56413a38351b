/// The provider's pages: tenants, edges, numbers, minutes rated and seats counted, attacks between
/// tenants; and of the latter what a tenant sees of itself: its bill, and how it is kept apart.
///
/// Entry points: [TenantsView], [UsageView], [IsolationView]. May use: `base`, `client`. Not
/// here: prices (`billing`).
@NullMarked
package alo.ui.provider;

import org.jspecify.annotations.NullMarked;
