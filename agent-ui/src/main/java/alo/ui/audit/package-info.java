/// Who did and saw what in the company: the audit trail, for reading and as a sheet.
///
/// Entry points: [AuditView], [AuditSheetResource]. May use: `base`, `client`. Not here: what
/// happened in calls (`supervisor`).
@NullMarked
package alo.ui.audit;

import org.jspecify.annotations.NullMarked;
