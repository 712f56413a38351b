/// The state machine of one agent
///
/// Owns: exactly that. Entry point: ` presence, window, telephone, reservation and their
// deadlines.:AgentState`. May use: the contract.
/// Not here: other packages of the engine; `contactcenter` brings them together.
@NullMarked
package alo.engine.presence;

import org.jspecify.annotations.NullMarked;
