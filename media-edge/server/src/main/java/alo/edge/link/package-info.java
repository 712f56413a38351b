/// The link to the control plane: events up, configurations and relayed commands down.
///
/// Owns: [ControlLink]. May use: `ledger`, `loop`, `config`, `agent`. Not here: what a
/// configuration means; the edge works without the link.
@NullMarked
package alo.edge.link;

import org.jspecify.annotations.NullMarked;
