package alo.engine.acd;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final QueueId A = new QueueId("a");
  private static final QueueId B = new QueueId("b");
  private static final AgentId ANA = new AgentId("ana");
  private static final AgentId BAO = new AgentId("bao");
  private final Matcher matcher = new Matcher();

  private static InteractionId call(int i) {
    return new InteractionId("c" + i);
  }

  @Test
  @DisplayName("nobody is found without a call, without an agent, or in another queue")
  void nobody() {
    assertThat(matcher.find()).isFalse();
    matcher.serve(ANA, List.of(A));
    matcher.ready(ANA, 1);
    assertThat(matcher.find()).isFalse();
    matcher.waits(call(1), B, 2);
    assertThat(matcher.find()).isFalse();
    matcher.waits(call(2), A, 3);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.foundCall()).isEqualTo(call(2));
    assertThat(matcher.foundAgent()).isEqualTo(ANA);
  }

  @Test
  @DisplayName("the longest waiting call over all queues meets its longest idle agent")
  void order() {
    matcher.serve(ANA, List.of(A, B));
    matcher.serve(BAO, List.of(B));
    matcher.waits(call(1), B, 1);
    matcher.waits(call(2), A, 2);
    matcher.ready(ANA, 4);
    matcher.ready(BAO, 3);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.foundCall()).isEqualTo(call(1));
    assertThat(matcher.foundAgent()).isEqualTo(BAO);
    matcher.leaves(call(1));
    matcher.away(BAO);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.foundCall()).isEqualTo(call(2));
    assertThat(matcher.foundAgent()).isEqualTo(ANA);
  }

  @Test
  @DisplayName("an agent who is taken leaves the lines of all his queues")
  void leavesAllLines() {
    matcher.serve(ANA, List.of(A, B));
    matcher.ready(ANA, 1);
    matcher.away(ANA);
    matcher.waits(call(1), A, 1);
    matcher.waits(call(2), B, 2);
    assertThat(matcher.find()).isFalse();
    assertThat(matcher.waiting(matcher.queue(A))).isEqualTo(1);
    assertThat(matcher.longestIdle(matcher.queue(A))).isEqualTo(-1);
  }

  @Test
  @DisplayName("queues that an agent is given or loses count at once, also while he is ready")
  void otherQueues() {
    matcher.waits(call(1), B, 1);
    matcher.serve(ANA, List.of(A));
    matcher.ready(ANA, 1);
    assertThat(matcher.find()).isFalse();
    matcher.serve(ANA, List.of(A, B, B));
    assertThat(matcher.find()).isTrue();
    matcher.serve(ANA, List.of(A));
    assertThat(matcher.find()).isFalse();
  }

  @Test
  @DisplayName("a call that waits anew stands once, at its new place")
  void waitsOnce() {
    matcher.waits(call(1), A, 5);
    matcher.waits(call(2), A, 6);
    matcher.waits(call(1), A, 7);
    assertThat(matcher.waiting(matcher.queue(A))).isEqualTo(2);
    matcher.serve(ANA, List.of(A));
    matcher.ready(ANA, 1);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.foundCall()).isEqualTo(call(2));
    matcher.leaves(call(9));
  }

  /// The same by looking at everybody.
  private static final class LinearScan {
    record Waiting(InteractionId call, QueueId queue, long order) {}

    record Ready(AgentId agent, long since) {}

    final Map<AgentId, List<QueueId>> serves = new HashMap<>();
    final List<Waiting> calls = new ArrayList<>();
    final List<Ready> agents = new ArrayList<>();

    /// The best pair as text, null if there is none.
    String find() {
      return calls.stream()
          .sorted(Comparator.comparingLong(Waiting::order))
          .flatMap(
              call ->
                  agents.stream()
                      .filter(a -> serves.getOrDefault(a.agent(), List.of()).contains(call.queue()))
                      .min(Comparator.comparingLong(Ready::since))
                      .map(agent -> call.call() + " " + agent.agent())
                      .stream())
          .findFirst()
          .orElse(null);
    }
  }

  @Test
  @DisplayName("it finds what a linear scan finds, over random comings and goings")
  void againstLinearScan() {
    for (long seed = 1; seed <= 40; seed++) {
      compare(new Random(seed), new Matcher(), new LinearScan(), "seed " + seed);
    }
  }

  private static void compare(Random random, Matcher fast, LinearScan slow, String seed) {
    List<QueueId> queues = List.of(A, B, new QueueId("c"), new QueueId("d"));
    for (int step = 1; step <= 600; step++) {
      AgentId agent = new AgentId("a" + random.nextInt(30));
      InteractionId call = call(random.nextInt(40));
      long at = step;
      switch (random.nextInt(6)) {
        case 0 -> {
          List<QueueId> some = queues.stream().filter(_ -> random.nextInt(3) == 0).toList();
          fast.serve(agent, some);
          slow.serves.put(agent, some);
        }
        case 1, 2 -> {
          fast.ready(agent, at);
          slow.agents.removeIf(a -> a.agent().equals(agent));
          slow.agents.add(new LinearScan.Ready(agent, at));
        }
        case 3 -> {
          fast.away(agent);
          slow.agents.removeIf(a -> a.agent().equals(agent));
        }
        case 4 -> {
          QueueId queue = queues.get(random.nextInt(queues.size()));
          fast.waits(call, queue, at);
          slow.calls.removeIf(c -> c.call().equals(call));
          slow.calls.add(new LinearScan.Waiting(call, queue, at));
        }
        default -> {
          fast.leaves(call);
          slow.calls.removeIf(c -> c.call().equals(call));
        }
      }
      String found = fast.find() ? fast.foundCall() + " " + fast.foundAgent() : null;
      assertThat(found).as("%s step %d", seed, step).isEqualTo(slow.find());
    }
  }

  @Test
  @DisplayName("ten thousand agents come, go and are found in order")
  void tenThousand() {
    int queue = matcher.queue(A);
    for (int i = 0; i < 10_000; i++) {
      matcher.serve(new AgentId("a" + i), List.of(A));
      matcher.ready(i, 10_000 - i);
    }
    for (int i = 9_999; i >= 0; i--) {
      assertThat(matcher.longestIdle(queue)).isEqualTo(i);
      matcher.away(i);
    }
    assertThat(matcher.longestIdle(queue)).isEqualTo(-1);
  }
}
