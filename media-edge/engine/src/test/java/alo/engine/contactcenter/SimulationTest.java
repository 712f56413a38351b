package alo.engine.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random days over many seeds. A failure names its seed; run it alone with `-Dalo.seed=SEED`. More
/// days with `-Dalo.days=NUMBER`.
class SimulationTest {
  private static final Duration LENGTH = Duration.ofMinutes(12);

  /// What must have happened on some day, else the days are too poor to prove anything.
  private static final String[] EVERYTHING = {
    "Reattach",
    "NumberOffered",
    "CallFound",
    "VoicemailLeft",
    "WrapUpDone",
    "QueueLeft.WAITED_TOO_LONG",
    "QueueLeft.NO_AGENT",
    "OfferEnded.LOST",
    "OfferEnded.UNREACHABLE",
    "OfferEnded.WITHDRAWN",
    "CallEnded.UNKNOWN",
    "CallEnded.NETWORK",
    "CallEnded.PROVIDER",
    "NOT_READY CONNECTION_LOST",
    "NOT_READY RING_NO_ANSWER"
  };

  @Test
  @DisplayName("[A13] [G1] no call is forgotten and no agent has two, on any random day")
  void days() {
    Long only = Long.getLong("alo.seed");
    int days = Integer.getInteger("alo.days", 200);
    Map<String, Integer> counts = new TreeMap<>();
    long decisions = 0;
    int restarts = 0;
    for (long seed = only != null ? only : 1; seed <= (only != null ? only : days); seed++) {
      Day day = new Day(seed, LENGTH);
      try {
        day.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Day with seed " + seed + "\n" + day.trace(), e);
      }
      day.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
      decisions += day.decisions();
      restarts += day.restarts();
    }
    if (only == null) {
      assertThat(restarts).as("the program died often enough").isGreaterThan(days);
      assertThat(counts).as("everything happened").containsKeys(EVERYTHING);
    }
    System.out.printf("%d days, %d decisions, %d restarts%n", days, decisions, restarts);
  }
}
