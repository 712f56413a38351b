package alo.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class FailureTest {
  @Test
  @DisplayName("a failure names its evidence")
  void named() {
    var failure = new AssertionError("Expected a call");
    assertThat(Evidence.named(failure, () -> "target/evidence/a"))
        .hasMessage("Expected a call\nEvidence: target/evidence/a")
        .hasCause(failure);
  }

  @Test
  @DisplayName("trouble in keeping the evidence does not take the failure's place")
  void trouble() {
    var failure = new AssertionError("Expected a call");
    var disk = new IllegalStateException("No space left");
    Throwable thrown =
        Evidence.named(
            failure,
            () -> {
              throw disk;
            });
    assertThat(thrown).isSameAs(failure).hasSuppressedException(disk);
  }

  @Test
  @DisplayName("a test that was broken off is no failure")
  void brokenOff() {
    var aborted = new TestAbortedException("No microphone");
    var isKept = new AtomicBoolean();
    assertThat(
            Evidence.named(
                aborted,
                () -> {
                  isKept.set(true);
                  return "";
                }))
        .isSameAs(aborted);
    assertThat(isKept).isFalse();
  }
}
