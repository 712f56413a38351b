/// Agents: their configuration, departments, presence, desk, and the words of the agent socket.
///
/// Owns: [AgentView], [DepartmentView], [Presence], [Desk], [AgentSocketMessage]. May use: `id`,
/// `value`, `interaction`. Not here: employees' personal files, leave (module `tenants`,
/// package `workforce`).
@NullMarked
package alo.contract.agent;

import org.jspecify.annotations.NullMarked;
