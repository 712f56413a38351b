/// Who did what in a tenant, and who looked at whom.
///
/// Owns: [AuditEntry], [AuditAct]. May use: `id`. Not here: what happened in calls (`interaction`).
@NullMarked
package alo.contract.audit;

import org.jspecify.annotations.NullMarked;
