/// Queues of a tenant.
///
/// Owns: table `queue`. Entry points: [QueueResource], [Queues]. May use: `platform`.
/// Not here: the matching of calls and agents (module `engine`).
@NullMarked
package alo.tenants.queue;

import org.jspecify.annotations.NullMarked;
