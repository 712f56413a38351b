package alo.engine.acd;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Garbage of a match would be swept in the middle of somebody's ring. Counted are the bytes of
/// this thread, which nobody else's work changes.
@DisplayName("What a match leaves to the garbage collector")
class MatcherAllocationTest {
  private static final QueueId SALES = new QueueId("sales");
  private static final QueueId CARE = new QueueId("care");
  private static final int AGENTS = 1_000;
  private static final int CALLS = 100;
  private static final int MATCHES = 20_000;

  /// A note of where the call stands, and the map's note of that.
  private static final long ENTERING_BYTES_MAX = 64;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Matcher matcher = new Matcher();
  private final InteractionId[] calls = new InteractionId[CALLS];
  private long clock = AGENTS;

  @BeforeEach
  void everybodyIsThere() {
    for (int i = 0; i < AGENTS; i++) {
      AgentId agent = new AgentId("a" + i);
      matcher.serve(agent, List.of(SALES, CARE));
      matcher.ready(agent, (i * 7919L) % AGENTS);
    }
    for (int i = 0; i < CALLS; i++) {
      calls[i] = new InteractionId("c" + i);
      matcher.waits(calls[i], i % 2 == 0 ? SALES : CARE, clock++);
    }
  }

  @Test
  @DisplayName("nothing, of the search, the agent who is taken and his coming back")
  void match() {
    assertThat(bytes(this::matchOnce)).isZero();
  }

  @Test
  @DisplayName("a note of its place, of a call that enters and leaves")
  void arrival() {
    assertThat(bytes(this::nextCaller)).isBetween(1L, MATCHES * ENTERING_BYTES_MAX);
  }

  private void matchOnce() {
    if (!matcher.find()) {
      throw new IllegalStateException("Expected a match, but there is none");
    }
    AgentId agent = matcher.foundAgent();
    matcher.foundCall();
    matcher.away(agent);
    matcher.ready(agent, clock++);
  }

  private void nextCaller() {
    matchOnce();
    InteractionId call = matcher.foundCall();
    matcher.leaves(call);
    matcher.waits(call, SALES, clock++);
  }

  /// Of all matches together, after as many that load classes and let lines grow.
  private static long bytes(Runnable match) {
    repeat(match);
    long before = THREAD.getCurrentThreadAllocatedBytes();
    repeat(match);
    return THREAD.getCurrentThreadAllocatedBytes() - before;
  }

  private static void repeat(Runnable match) {
    for (int i = 0; i < MATCHES; i++) {
      match.run();
    }
  }
}
