package alo.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An entry of the audit trail")
class ToldTest {
  private static final Map<String, String> TEXTS =
      Map.of(
          "audit.act.queue.change", "Queue changed",
          "audit.field.from", "From",
          "audit.yes", "yes",
          "audit.withheld", "not kept",
          "audit.on.calls", "Calls",
          "audit.on.unknown", "Nothing that has a name now",
          "audit.who.unknown", "Nobody of this company");

  private final Told told =
      new Told(key -> TEXTS.getOrDefault(key, key), Map.of("q-1", "Bảo hành"));

  @Test
  @DisplayName("[X16] tells acts and fields in words, and unknown ones as they are")
  void words() {
    assertThat(told.act("queue.change")).isEqualTo("Queue changed");
    assertThat(told.act("robot.dance")).isEqualTo("robot.dance");
    assertThat(told.field("newer")).isEqualTo("newer");
  }

  @Test
  @DisplayName("[X16] tells who did it and to what by names, never by ids alone")
  void names() {
    assertThat(told.actor(entry("u-1", "Lan", "q-1", null))).isEqualTo("Lan");
    assertThat(told.actor(entry("u-1", null, "q-1", null))).isEqualTo("Nobody of this company");
    assertThat(told.target(entry("u-1", null, "q-1", "Đổi trả"))).isEqualTo("Đổi trả");
    assertThat(told.target(entry("u-1", null, "q-1", null))).isEqualTo("Bảo hành");
    assertThat(told.target(entry("u-1", null, "c-1", "+84903123456"))).isEqualTo("0903 123 456");
    assertThat(told.target(entry("u-1", null, "+84903123456", null))).isEqualTo("0903 123 456");
    assertThat(told.target(entry("u-1", null, "calls", null))).isEqualTo("Calls");
    assertThat(told.target(entry("u-1", null, "q-9", null)))
        .isEqualTo("Nothing that has a name now");
  }

  private static AuditEntry entry(
      String actor, @Nullable String actorName, String target, @Nullable String targetName) {
    return new AuditEntry(
        1,
        Instant.EPOCH,
        actor,
        actorName,
        "queue.change",
        target,
        targetName,
        List.of(),
        null,
        null,
        null);
  }

  @Test
  @DisplayName("[X16] tells values for people: names for ids, words for lists and for what is kept")
  void values() {
    assertThat(told.value(null)).isEqualTo("–");
    assertThat(told.value("[]")).isEqualTo("–");
    assertThat(told.value("true")).isEqualTo("yes");
    assertThat(told.value("(withheld)")).isEqualTo("not kept");
    assertThat(told.value("[\"q-1\",\"q-2\"]")).isEqualTo("Bảo hành, q-2");
    assertThat(told.value("[{\"from\":\"08:00\",\"n\":1}]")).isEqualTo("From: 08:00; n: 1");
    assertThat(told.value("[\"cut at its greatest len")).isEqualTo("[\"cut at its greatest len");
  }
}
