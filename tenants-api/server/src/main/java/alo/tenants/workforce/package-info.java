/// People of a tenant: agents, their extensions, sets of permissions and queues; and when it works.
///
/// Owns: tables `agent`, `department`, `calendar`. Entry points: [AgentResource], [Agents],
/// [Invitations], [AgentImports], [Resets], [DepartmentResource], [Departments], [Sights],
/// [CalendarResource], [Calendars], [CalendarFeedResource]. May use: `identity`, `queue`. Not here:
/// presence (`live`), log-in (`identity`).
@NullMarked
package alo.tenants.workforce;

import org.jspecify.annotations.NullMarked;
