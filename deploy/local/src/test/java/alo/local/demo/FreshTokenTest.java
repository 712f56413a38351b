package alo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FreshTokenTest {
  @Test
  @DisplayName("many requests of one person log in once, until the token grows old")
  void once() {
    var logIns = new AtomicInteger();
    var now = new AtomicLong();
    var token = new FreshToken(() -> "t" + logIns.incrementAndGet(), now::get);
    for (int i = 0; i < 100; i++) {
      assertThat(token.get()).isEqualTo("t1");
    }
    now.addAndGet(FreshToken.KEPT.toNanos() + 1);
    assertThat(token.get()).isEqualTo("t2");
  }
}
