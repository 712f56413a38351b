package alo.contract.queue;

import alo.contract.id.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the queue board.
///
/// @param waitingSince when the longest waiting call came in, null if none waits
/// @param ready agents of the queue who are ready
/// @param busy agents in a call: dialing, talking or holding; a call that rings one of them is
///     still among the waiting
public record QueueBoard(
    QueueId queue,
    String name,
    int waiting,
    @Nullable Instant waitingSince,
    int ready,
    int busy,
    int loggedIn) {}
