package alo.bench;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.engine.acd.Matcher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One match: the agent of a queue who has been idle longest is found, taken out of the line, and
/// stands at its end again, so that the line never gets shorter. All agents are ready and serve the
/// queue: the longest line there is.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchBenchmark {
  private static final QueueId QUEUE = new QueueId("q1");

  @Param({"1000", "10000"})
  public int agents;

  private final Matcher matcher = new Matcher();
  private final InteractionId call = new InteractionId("c1");
  private int queue;
  private long clock;
  private Seat[] seats = {};

  /// An agent as a linear scan sees him.
  private static final class Seat {
    private final int queue;
    private boolean ready = true;
    private long since;

    Seat(int queue, long since) {
      this.queue = queue;
      this.since = since;
    }
  }

  @Setup
  public void allReady() {
    queue = matcher.queue(QUEUE);
    seats = new Seat[agents];
    // Scattered, since nobody becomes ready in the order of the list.
    for (int i = 0; i < agents; i++) {
      long since = (i * 7919L) % agents;
      AgentId agent = new AgentId("a" + i);
      matcher.serve(agent, List.of(QUEUE));
      matcher.ready(agent, since);
      seats[i] = new Seat(queue, since);
    }
    clock = agents;
  }

  /// The engine's matcher, by numbers.
  @Benchmark
  public int matcher() {
    int agent = matcher.longestIdle(queue);
    matcher.away(agent);
    matcher.ready(agent, clock++);
    return agent;
  }

  /// The engine's matcher with everything around it: a call comes in, call and agent are found by
  /// their ids, both leave, the agent comes back.
  @Benchmark
  public AgentId arrival() {
    matcher.waits(call, QUEUE, clock);
    if (!matcher.find()) {
      throw new IllegalStateException("Expected a match, but there is none");
    }
    AgentId agent = matcher.foundAgent();
    matcher.leaves(matcher.foundCall());
    matcher.away(agent);
    matcher.ready(agent, clock++);
    return agent;
  }

  /// The other side: look at every agent.
  @Benchmark
  public int linearScan() {
    int longest = -1;
    long since = Long.MAX_VALUE;
    for (int i = 0; i < seats.length; i++) {
      Seat seat = seats[i];
      if (seat.ready && seat.queue == queue && seat.since < since) {
        longest = i;
        since = seat.since;
      }
    }
    seats[longest].since = clock++;
    return longest;
  }
}
