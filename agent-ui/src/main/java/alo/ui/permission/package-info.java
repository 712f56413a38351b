/// Permissions: what sets there are, what each lets people do, and composing one's own; who needs
/// a second factor.
///
/// Entry points: [PermissionsView], [SecurityView]. May use: `base`, `client`. Not here: who has
/// which set (`workforce`), the field of acts, which programs have too (`base`).
@NullMarked
package alo.ui.permission;

import org.jspecify.annotations.NullMarked;
