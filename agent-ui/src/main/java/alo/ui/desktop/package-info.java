/// The agent's desktop: the customer before the answer, the current call, his own calls today; and
/// the server's side of the softphone component (`src/main/softphone`).
///
/// Entry points: [DesktopView], [SoftphoneResource]. May use: `base`, `client`. Not here: sockets
/// to the edge, which belong to the component in the browser.
@NullMarked
package alo.ui.desktop;

import org.jspecify.annotations.NullMarked;
