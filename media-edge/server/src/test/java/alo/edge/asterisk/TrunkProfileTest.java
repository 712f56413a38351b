package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TrunkId;
import alo.contract.value.E164;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers as carriers signal them")
class TrunkProfileTest {
  private final TrunkProfile sip =
      new TrunkProfile(new TrunkId("carrier1"), "84", TrunkProfile.Form.INTERNATIONAL);
  private final TrunkProfile gateway =
      new TrunkProfile(new TrunkId("gateway1"), "84", TrunkProfile.Form.NATIONAL);

  @ParameterizedTest
  @CsvSource({
    "+84901234567, +84901234567",
    "84901234567, +84901234567",
    "0901234567, +84901234567",
    "0084901234567, +84901234567"
  })
  @DisplayName("every form is the same number")
  void forms(String signalled, String number) {
    assertThat(sip.read(signalled)).contains(new E164(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0901234567, +84901234567",
    "901234567, +84901234567",
    "02873001001, +842873001001",
    "2873001001, +842873001001",
    "004930123456, +4930123456",
    "+84901234567, +84901234567"
  })
  @DisplayName("[P2] a gateway's national numbers are the same numbers")
  void national(String signalled, String number) {
    assertThat(gateway.read(signalled)).contains(new E164(number));
  }

  @ParameterizedTest
  @CsvSource({
    "+84912345671, 0912345671",
    "+842873001001, 02873001001",
    "+4930123456, 004930123456",
    "113, 113"
  })
  @DisplayName("[P2] a gateway is told numbers as one dials them in the country")
  void written(String number, String signalled) {
    assertThat(gateway.write(number)).isEqualTo(signalled);
    assertThat(sip.write(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "", "0", "+", "12", "+84'; DROP", "unknown"})
  @DisplayName("nonsense is a withheld number")
  void nonsense(String signalled) {
    assertThat(sip.read(signalled)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "", "0", "+", "unknown", "09'; DROP"})
  @DisplayName("also on a gateway")
  void nonsenseOnAGateway(String signalled) {
    assertThat(gateway.read(signalled)).isEmpty();
  }

  @Test
  @DisplayName("nothing is a withheld number")
  void nothing() {
    assertThat(sip.read(null)).isEmpty();
  }
}
