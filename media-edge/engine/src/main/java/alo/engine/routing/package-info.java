/// From a dialled number to the live version of its flow; the gate for calls out.
///
/// Owns: exactly that. Entry point: `InboundRouter, OutboundGate`. May use: the contract.
/// Not here: other packages of the engine; `contactcenter` brings them together.
@NullMarked
package alo.engine.routing;

import org.jspecify.annotations.NullMarked;
