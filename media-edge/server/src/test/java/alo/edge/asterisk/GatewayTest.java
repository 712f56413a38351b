package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.InteractionId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import alo.engine.routing.Trunk;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("asterisk")
@DisplayName("An edge with a SIP trunk and a gateway to the telephone network")
class GatewayTest extends DemoOnAsterisk {
  private static final E164 CALLER = new E164("+84901234567");

  private PbxInstance gateway;

  @BeforeEach
  void start() {
    gateway = lab.gateway();
    anaComes();
  }

  private void ready() {
    assertThat(lab.tell(DEMO, new Command.BecomeReady(ANA))).isInstanceOf(Decision.Accepted.class);
  }

  private List<String> nodesOf(InteractionId call) {
    return lab.events(DEMO, Event.NodeEntered.class).stream()
        .filter(event -> event.call().equals(call))
        .map(Event.NodeEntered::node)
        .toList();
  }

  /// One call, from its arrival to the agent's answer and its end.
  private Event.CallArrived served(int count) {
    ready();
    Event.CallArrived arrived = lab.awaitEvent(DEMO, Event.CallArrived.class, count);
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, count);
    awaitBridge();
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    return arrived;
  }

  @Test
  @DisplayName(
      "[P2] a call by the gateway, its numbers national, takes the same flow to the same agent as"
          + " one by SIP")
  void sameFlow() {
    lab.customerCalls(NUMBER, "talk");
    Event.CallArrived bySip = served(1);
    gateway.cli("channel originate PJSIP/02873001001@edge extension talk@customer");
    Event.CallArrived byGateway = served(2);
    assertThat(bySip.trunk()).isEqualTo(EdgeLab.CARRIER_TRUNK);
    assertThat(byGateway.trunk()).isEqualTo(EdgeLab.GATEWAY_TRUNK);
    assertThat(byGateway.dialled()).isEqualTo(bySip.dialled()).isEqualTo(new E164(NUMBER));
    assertThat(byGateway.from()).isEqualTo(bySip.from()).isEqualTo(CALLER);
    assertThat(byGateway.flow()).isEqualTo(bySip.flow());
    assertThat(nodesOf(byGateway.call()))
        .isEqualTo(nodesOf(bySip.call()))
        .containsExactly("answer", "menu", "queue");
  }

  @Test
  @DisplayName("[P2] a call out by the gateway is signalled as one dials in the country")
  void outwards() {
    lab.killProgram();
    lab.outwards = new Trunk(EdgeLab.GATEWAY_TRUNK, List.of("+84"));
    lab.startProgram();
    ready();
    var call = new InteractionId("lab-by-gateway");
    assertThat(lab.tell(DEMO, new Command.PlaceCall(ANA, call, new DialString("+84912345671"))))
        .isInstanceOf(Decision.Accepted.class);
    lab.awaitEvent(DEMO, Event.CallAnswered.class, 1);
    assertThat(gateway.cli("dialplan show globals"))
        .contains("LASTCALLED=0912345671 from ")
        .contains("<sip:02873001001@");
    assertThat(lab.pbx.cli("core show channels concise")).contains("PJSIP/gateway1-");
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
  }
}
