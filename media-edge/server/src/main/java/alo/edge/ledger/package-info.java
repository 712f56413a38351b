/// The event log of this edge: the truth of which everything else is a projection. The history is
/// kept for ever by the control plane; here lie the events that it has not acknowledged, and those
/// that a restart needs.
///
/// Owns: durable order of events, the epoch, the link's cursor. Entry point: [Ledger].
/// May use: contract, wire. Not here: what events mean and which are needed (engine), sending them
/// (package `link`).
@NullMarked
package alo.edge.ledger;

import org.jspecify.annotations.NullMarked;
