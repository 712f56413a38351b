/// Agents: their configuration, presence, desk, and the words of the agent socket.
///
/// Owns: [AgentView], [Presence], [Desk], [AgentSocketMessage]. May use: `id`, `value`,
/// `interaction`. Not here: employees' personal files, departments, leave (module `tenants`,
/// package `workforce`).
@NullMarked
package alo.contract.agent;

import org.jspecify.annotations.NullMarked;
