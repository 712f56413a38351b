/// Permissions: what sets there are, what each lets people do, and composing one's own; who needs
/// a second factor.
///
/// Entry points: [PermissionsView], [SecurityView]; [Chosen] is what is ticked, without a page.
/// May use: `base`, `client`. Not here: who has which set (`workforce`).
@NullMarked
package alo.ui.permission;

import org.jspecify.annotations.NullMarked;
