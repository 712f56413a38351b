/// What deleted tenants leave is removed, and reported.
///
/// Owns: table `control.tenant_removal`. Entry points: [Removals], [RemovalReports].
/// May use: `tenant`, `number`, `identity`, `interaction`. Not here: who decides it (`tenant`), how
/// edges are told (`edge`).
@NullMarked
package alo.tenants.removal;

import org.jspecify.annotations.NullMarked;
