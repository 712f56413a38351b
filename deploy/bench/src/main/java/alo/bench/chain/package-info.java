/// The real chain: carrier, PBX, edge program and agents, under load, beside app_queue.
///
/// Owns: the chain's start and end, its callers, telephones and windows, the PBX templates in
/// `deploy/bench/asterisk`. Entry point: `ChainMeasurement`. May use: `alo.bench`, contract, the
/// codec of `wire`, processes and the manager connection of `local`. Not here: the pure jars.
@NullMarked
package alo.bench.chain;

import org.jspecify.annotations.NullMarked;
