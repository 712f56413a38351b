/// What other programs are told: public events with stable names, and web-hooks to carry them.
///
/// Owns: [PublicEvent], [HookView], [DeliveryView]. May use: `id`, `agent`, `interaction`.
/// Not here: the edge's own events (package `interaction`), which change with the engine.
@NullMarked
package alo.contract.hook;

import org.jspecify.annotations.NullMarked;
