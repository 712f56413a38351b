/// The state machine of one call
///
/// Owns: exactly that. Entry point: ` where its customer is, what offers are out, who
// talks.:CallState`. May use: the contract.
/// Not here: other packages of the engine; `contactcenter` brings them together.
@NullMarked
package alo.engine.call;

import org.jspecify.annotations.NullMarked;
