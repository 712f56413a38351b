/// The facade of one tenant's live state on one edge: decide, then apply.
///
/// Owns: [Command] in, [Decision] with events and [Effect]s out, replay.
/// Entry point: [ContactCenter]. May use: all packages of the engine and the contract.
/// Not here: Asterisk, sockets, clocks, threads.
@NullMarked
package alo.engine.contactcenter;

import org.jspecify.annotations.NullMarked;
