/// From a dialled number to the live version of its flow; the gate for calls out.
///
/// Owns: who may call in and out, and what a dialled string means. Entry point: `InboundRouter`,
/// `OutboundGate`. May use: the contract.
/// Not here: other packages of the engine; `contactcenter` joins them.
@NullMarked
package alo.engine.routing;

import org.jspecify.annotations.NullMarked;
