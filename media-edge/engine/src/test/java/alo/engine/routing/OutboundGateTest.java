package alo.engine.routing;

import static alo.engine.Tenants.CALLER;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.TRUNK;
import static alo.engine.Tenants.VIETTEL;
import static alo.engine.Tenants.WARRANTY;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TrunkId;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.engine.Tenants;
import alo.engine.routing.OutboundGate.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGateTest {
  private static final DialString MOBILE = new DialString("0912345678");

  private static OutboundGate gate(Tenants tenants, Trunk... trunks) {
    return new OutboundGate(tenants.configuration(), List.of(trunks));
  }

  private static Verdict check(String dialled) {
    return gate(new Tenants(), VIETTEL).check(new DialString(dialled), 0);
  }

  private static ProblemCode code(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Barred.class);
    var why = ((Verdict.Barred) verdict).why();
    assertThat(why.detail()).startsWith("Expected ").contains(", but ");
    return why.code();
  }

  @ParameterizedTest
  @CsvSource({
    "0912345678, +84912345678",
    "02438251234, +842438251234",
    "+84912345678, +84912345678",
    "84912345678, +84912345678",
    "0084912345678, +84912345678",
    "18001091, 18001091",
    "1800123456, 1800123456",
    "113, 113",
    "114, 114",
    "115, 115",
    "111, 111",
    "112, 112"
  })
  @DisplayName("national numbers and services pass, in international form")
  void national(String dialled, String to) {
    assertThat(check(dialled)).isEqualTo(new Verdict.Passed(new DialString(to), HOTLINE, TRUNK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+442071234567", "00442071234567", "+14155550100"})
  @DisplayName("international numbers are barred by default")
  void international(String dialled) {
    assertThat(code(check(dialled))).isEqualTo(ProblemCode.DESTINATION_BARRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "101", "12345", "091234567", "091234567890", "*100#", "19001234", "#"})
  @DisplayName("what is no number is refused")
  void nonsense(String dialled) {
    assertThat(code(check(dialled))).isEqualTo(ProblemCode.INVALID_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01900123456",
        "+841900123456",
        "00841900123456",
        "841900123456",
        "0190012345",
        "01800123456",
        "1800*12#",
        "1800#12345"
      })
  @DisplayName("a service that costs extra is not reached by writing it as a national number")
  void premiumInDisguise(String dialled) {
    assertThat(code(check(dialled))).isEqualTo(ProblemCode.INVALID_NUMBER);
  }

  @Test
  @DisplayName("further countries can be allowed; without any, it is the own one")
  void countries() {
    var london = new DialString("+442071234567");
    var open = gate(new Tenants().outbound(List.of(HOTLINE), List.of("84", "44"), 3), VIETTEL);
    assertThat(open.check(london, 0)).isInstanceOf(Verdict.Passed.class);
    var own = gate(new Tenants().outbound(List.of(HOTLINE), List.of(), 3), VIETTEL);
    assertThat(code(own.check(london, 0))).isEqualTo(ProblemCode.DESTINATION_BARRED);
    assertThat(own.check(MOBILE, 0)).isInstanceOf(Verdict.Passed.class);
    var onlyAbroad = gate(new Tenants().outbound(List.of(HOTLINE), List.of("44"), 3), VIETTEL);
    assertThat(code(onlyAbroad.check(MOBILE, 0))).isEqualTo(ProblemCode.DESTINATION_BARRED);
  }

  @Test
  @DisplayName("a suspended tenant and one at his limit call nobody but emergency services")
  void emergencies() {
    var suspended = gate(new Tenants().suspended(), VIETTEL);
    assertThat(code(suspended.check(MOBILE, 0))).isEqualTo(ProblemCode.TENANT_SUSPENDED);
    assertThat(suspended.check(new DialString("115"), 0)).isInstanceOf(Verdict.Passed.class);
    var full = gate(new Tenants(), VIETTEL);
    assertThat(full.check(MOBILE, 2)).isInstanceOf(Verdict.Passed.class);
    assertThat(code(full.check(MOBILE, 3))).isEqualTo(ProblemCode.LIMIT_REACHED);
    assertThat(full.check(new DialString("114"), 99)).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("the caller id is the first that a trunk may show, on the first trunk that may")
  void callerIds() {
    var other = new Trunk(new TrunkId("fpt"), List.of(WARRANTY.value()));
    var tenants = new Tenants().outbound(List.of(CALLER, WARRANTY, HOTLINE), List.of("84"), 3);
    assertThat(gate(tenants, other).check(MOBILE, 0))
        .isEqualTo(
            new Verdict.Passed(new DialString("+84912345678"), WARRANTY, new TrunkId("fpt")));
    assertThat(gate(tenants, VIETTEL, other).check(MOBILE, 0))
        .isEqualTo(new Verdict.Passed(new DialString("+84912345678"), WARRANTY, TRUNK));
  }

  @Test
  @DisplayName("without a caller id that a trunk may show nothing goes out")
  void noCallerId() {
    assertThat(code(gate(new Tenants()).check(MOBILE, 0)))
        .isEqualTo(ProblemCode.DESTINATION_BARRED);
    var foreign = gate(new Tenants().outbound(List.of(CALLER), List.of("84"), 3), VIETTEL);
    assertThat(code(foreign.check(MOBILE, 0))).isEqualTo(ProblemCode.DESTINATION_BARRED);
  }

  @Test
  @DisplayName("a country that is not known here has E.164's lengths and 112")
  void otherCountry() {
    NumberPlan plan = NumberPlan.of("49");
    assertThat(plan.international(new DialString("030123456")).orElseThrow().value())
        .isEqualTo("+4930123456");
    assertThat(plan.isEmergency(new DialString("112"))).isTrue();
    assertThat(plan.isEmergency(new DialString("113"))).isFalse();
    assertThat(plan.isService(new DialString("18001091"))).isFalse();
  }
}
