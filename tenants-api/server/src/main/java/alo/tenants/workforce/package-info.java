/// People of a tenant: agents, their extensions, sets of permissions and queues.
///
/// Owns: table `agent`. Entry points: [AgentResource], [Agents]. May use: `identity`, `queue`.
/// Not here: presence (`live`), log-in (`identity`).
@NullMarked
package alo.tenants.workforce;

import org.jspecify.annotations.NullMarked;
