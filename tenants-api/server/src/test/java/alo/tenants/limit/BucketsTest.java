package alo.tenants.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  private static final Pace TWENTY = new Pace("reads", 20, Duration.ofSeconds(10));
  private final Buckets buckets = new Buckets(100);

  @Test
  @DisplayName("a full bucket gives its quota at once, then one after each interval")
  void givesQuotaThenPace() {
    for (int left = 19; left >= 0; left--) {
      Buckets.Answer answer = buckets.take("one", TWENTY, TEN);
      assertThat(answer.isAllowed()).isTrue();
      assertThat(answer.left()).isEqualTo(left);
    }
    Buckets.Answer refused = buckets.take("one", TWENTY, TEN);
    assertThat(refused.isAllowed()).isFalse();
    assertThat(refused.pause()).isEqualTo(Duration.ofMillis(500));
    assertThat(refused.full()).isEqualTo(Duration.ofSeconds(10));
    assertThat(buckets.take("one", TWENTY, TEN.plusMillis(499)).isAllowed()).isFalse();
    assertThat(buckets.take("one", TWENTY, TEN.plusMillis(500)).isAllowed()).isTrue();
    assertThat(buckets.take("one", TWENTY, TEN.plusMillis(500)).isAllowed()).isFalse();
    assertThat(buckets.take("one", TWENTY, TEN.plusSeconds(60)).left()).isEqualTo(19);
  }

  @Test
  @DisplayName("one caller's flood takes nothing from another's bucket")
  void keepsCallersApart() {
    IntStream.range(0, 1_000).forEach(i -> buckets.take("flood", TWENTY, TEN));
    assertThat(buckets.take("other", TWENTY, TEN).left()).isEqualTo(19);
  }

  @Test
  @DisplayName("of many at the same time no more get through than the quota")
  void countsAtOnce() throws Exception {
    List<Future<Long>> running = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      for (int w = 0; w < 8; w++) {
        running.add(
            workers.submit(
                () ->
                    IntStream.range(0, 500)
                        .filter(i -> buckets.take("one", TWENTY, TEN).isAllowed())
                        .count()));
      }
    }
    long through = 0;
    for (Future<Long> one : running) {
      through += one.get();
    }
    assertThat(through).isEqualTo(20);
  }

  @Test
  @DisplayName(
      "memory is bounded: full buckets are forgotten, and too many callers are let through")
  void isBounded() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(buckets.take("c" + i, TWENTY, TEN).isAllowed()).isTrue();
    }
    assertThat(buckets.size()).isEqualTo(100);
    buckets.forgetFull(TEN.plusMillis(499));
    assertThat(buckets.size()).isEqualTo(100);
    buckets.forgetFull(TEN.plusMillis(500));
    assertThat(buckets.size()).isZero();
  }

  @Test
  @DisplayName("a clock that is set back makes nobody wait for hours")
  void takesClockSetBack() {
    IntStream.range(0, 20).forEach(i -> buckets.take("one", TWENTY, TEN));
    assertThat(buckets.take("one", TWENTY, TEN.minusSeconds(3_600)).left()).isEqualTo(19);
  }

  @Test
  @DisplayName("a pace of nothing is refused")
  void refusesNonsense() {
    assertThatThrownBy(() -> new Pace("none", 0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
