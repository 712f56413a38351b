/// The agent socket: one window of one agent, his commands, his desk, his heartbeats.
///
/// Owns: [AgentSocket], [AgentWindows], [AgentCommands], [TicketVerifier]. May use: `loop`,
/// `phone`, `config`. Not here: SIP, what commands mean (engine).
@NullMarked
package alo.edge.agent;

import org.jspecify.annotations.NullMarked;
