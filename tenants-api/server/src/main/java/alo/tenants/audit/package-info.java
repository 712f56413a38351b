/// Reading who did and saw what: pages, a sheet, and forgetting after two years.
///
/// Owns: nothing of its own. Entry point: [AuditResource]. May use: `identity`, `interaction`,
/// `tenant`. Not here: the writing, which every feature does by `Audit` of `identity`.
@NullMarked
package alo.tenants.audit;

import org.jspecify.annotations.NullMarked;
