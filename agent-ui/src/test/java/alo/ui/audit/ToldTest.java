package alo.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An entry of the audit trail")
class ToldTest {
  private static final Map<String, String> TEXTS =
      Map.of(
          "audit.act.queue.change", "Queue changed",
          "audit.field.from", "From",
          "audit.yes", "yes",
          "audit.withheld", "not kept");

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
