/// People: who takes calls, with which extension, roles and queues.
///
/// Entry point: [AgentsView]. May use: `base`, `client`. Not here: their presence (`supervisor`).
@NullMarked
package alo.ui.workforce;

import org.jspecify.annotations.NullMarked;
