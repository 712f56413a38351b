/// The provider's pages: tenants, edges, numbers, minutes rated and seats counted; and the tenant's
/// own bill.
///
/// Entry points: [TenantsView], [UsageView]. May use: `base`, `client`. Not here: prices
/// (`billing`).
@NullMarked
package alo.ui.provider;

import org.jspecify.annotations.NullMarked;
