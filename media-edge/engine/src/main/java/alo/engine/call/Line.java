package alo.engine.call;

import alo.contract.id.QueueId;
import java.time.Duration;
import java.time.Instant;

/// A call's place in its queue. It is kept while the call talks, so that a call which its agent
/// lost comes back to the place it had.
///
/// @param order place in line: smaller is earlier; given at the first entry
/// @param since first entry
/// @param deadline when it leaves unserved
/// @param patience from entry to deadline
public record Line(QueueId queue, long order, Instant since, Instant deadline, Duration patience) {}
