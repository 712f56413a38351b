/// Queues of a tenant.
///
/// Owns: table `queue`. Entry points: [QueueResource], [Queues]. May use: `platform`.
/// Whoever keeps prompts tells by [KnownPrompts] which there are.
/// Not here: the matching of calls and agents (module `engine`).
@NullMarked
package alo.tenants.queue;

import org.jspecify.annotations.NullMarked;
