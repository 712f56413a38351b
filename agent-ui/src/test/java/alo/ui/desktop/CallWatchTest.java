package alo.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.InteractionId;
import alo.contract.interaction.CallRecord;
import alo.ui.stub.Live;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of one's own calls")
class CallWatchTest {
  private static final InteractionId CALL = new InteractionId("edge1-1-1");
  private static final CallRecord OPEN = Live.call(CALL, null);

  @Test
  @DisplayName("[B1] is read again until what it shows is over")
  void untilOver() {
    CallWatch watch = new CallWatch();
    assertThat(watch.next(List.of(OPEN), null)).hasValue(2_000);
    assertThat(watch.next(List.of(OPEN), null)).hasValue(4_000);
    assertThat(watch.next(List.of(Live.call(CALL, null, false)), null)).isEmpty();
    assertThat(watch.next(List.of(), null)).isEmpty();
  }

  @Test
  @DisplayName("[B1] does not ask for the call that is on the desk, whose end is told")
  void onDesk() {
    assertThat(new CallWatch().next(List.of(OPEN), CALL)).isEmpty();
  }

  @Test
  @DisplayName("[B1] is not read for ever")
  void bounded() {
    CallWatch watch = new CallWatch();
    int sum = 0;
    OptionalInt wait;
    while ((wait = watch.next(List.of(OPEN), null)).isPresent()) {
      sum += wait.getAsInt();
    }
    assertThat(sum).isBetween(300_000, 900_000);
  }
}
