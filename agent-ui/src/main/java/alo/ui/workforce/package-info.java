/// People: who takes calls, with which extension, roles and queues.
///
/// Entry points: [AgentsView], [SheetView]. May use: `base`, `client`. Not here: their presence
/// (`supervisor`).
@NullMarked
package alo.ui.workforce;

import org.jspecify.annotations.NullMarked;
