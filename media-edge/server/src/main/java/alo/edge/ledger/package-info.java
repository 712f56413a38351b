/// The event log of this edge: the truth of which everything else is a projection.
///
/// Owns: durable order of events, the epoch, the link's cursor. Entry point: [Ledger].
/// May use: contract, wire. Not here: what events mean (engine), sending them (package `link`).
@NullMarked
package alo.edge.ledger;

import org.jspecify.annotations.NullMarked;
