/// The state machine of one agent: presence, window, telephone.
///
/// Owns: what an agent is doing, and until when. Entry point: `AgentState`.
/// May use: the contract. Not here: other packages of the engine; `contactcenter` joins them.
@NullMarked
package alo.engine.presence;

import org.jspecify.annotations.NullMarked;
