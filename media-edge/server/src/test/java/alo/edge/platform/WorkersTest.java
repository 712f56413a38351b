package alo.edge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The edge's threads")
class WorkersTest {
  @Test
  @DisplayName("a store and a control plane that do not answer hold up no heartbeat")
  void apart() throws InterruptedException {
    var never = new CountDownLatch(1);
    var beat = new CountDownLatch(1);
    try (var workers = new Workers()) {
      for (int i = 0; i < 20; i++) {
        hang(workers.spool(), never);
        hang(workers.fetches(), never);
      }
      workers.windows().execute(beat::countDown);
      assertThat(beat.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void hang(ScheduledExecutorService on, CountDownLatch until) {
    on.execute(
        () -> {
          try {
            until.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
