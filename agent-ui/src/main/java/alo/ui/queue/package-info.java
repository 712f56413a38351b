/// Queues of a tenant: ring time, depth, wrap-up.
///
/// Entry point: [QueuesView]. May use: `base`, `client`. Not here: who waits now (`supervisor`).
@NullMarked
package alo.ui.queue;

import org.jspecify.annotations.NullMarked;
