/// Queues: who waits where, for how long, and what wrap-up codes their agents pick from.
///
/// Owns: [QueueView], [QueueBoard]. May use: `id`. Not here: the matching itself (module `engine`).
@NullMarked
package alo.contract.queue;

import org.jspecify.annotations.NullMarked;
