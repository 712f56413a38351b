package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.id.InteractionId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.engine.contactcenter.Command;
import alo.engine.routing.Trunk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("asterisk")
@DisplayName("Callers outlive the edge's program")
class ProgramAwayTest extends DemoOnAsterisk {
  /// Its flow rings a number outside.
  private static final String OUTSIDE = "+842873003001";

  /// Q.850: what the PBX says of a leg without packets.
  private static final int NO_MEDIA = 44;

  private void anaTalks() {
    anaIsReady();
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    awaitBridge();
  }

  @Test
  @DisplayName("[G1] a conversation goes on while the program is away, and can be held afterwards")
  void talking() {
    anaTalks();
    lab.killProgram();
    assertThat(bridged()).isTrue();
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.CallFound.class, 1);
    assertThat(bridged()).isTrue();
    assertThat(lab.desk(DEMO, ANA).presence()).isEqualTo(Presence.TALKING);
    lab.tell(DEMO, new Command.HoldCall(ANA));
    EdgeLab.await("hold", () -> channels().contains("!cust-hold!"));
    lab.killProgram();
    assertThat(channels()).contains("!cust-hold!");
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.CallFound.class, 2);
    lab.tell(DEMO, new Command.ResumeCall(ANA));
    awaitBridge();
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    assertThat(lab.events(DEMO, Event.CallEnded.class)).hasSize(1);
  }

  @Test
  @DisplayName("an agent who hangs up while the program is away ends the call, with the PBX's time")
  void agentHangsUp() {
    anaTalks();
    lab.killProgram();
    lab.phone.cli("channel request hangup all");
    awaitQuiet();
    Instant quiet = Instant.now();
    EdgeLab.await("some time", () -> Instant.now().isAfter(quiet.plusSeconds(2)));
    lab.startProgram();
    Event.CallEnded ended = lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    assertThat(ended.endedAt())
        .as("the time is the leg's, not the restart's")
        .isNotNull()
        .isBetween(quiet.minus(Duration.ofSeconds(5)), quiet.plusMillis(500));
  }

  @Test
  @DisplayName(
      "[B1] a crash of the PBX ends its calls when it was last heard of, not at its repair")
  void pbxCrashes() {
    anaTalks();
    Instant talked = Instant.now();
    EdgeLab.await("a beat", () -> Instant.now().isAfter(talked.plusSeconds(3)));
    lab.pbx.kill();
    Instant killed = Instant.now();
    EdgeLab.await("the loss is seen", () -> !lab.adapter.trouble().isEmpty());
    lab.pbx.start();
    Event.CallEnded ended = lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    assertThat(ended.endedAt()).isNotNull().isBetween(talked, killed);
    assertThat(lab.events(DEMO, Event.OfferEnded.class).getLast().endedAt())
        .isEqualTo(ended.endedAt());
    lab.killProgram();
    assertThat(new LastBeat(lab.pbx.folder()).at()).as("kept on disk").isNotNull();
    lab.startProgram();
  }

  @Test
  @DisplayName(
      "an agent who hangs up a held call while the program is away leaves the customer waiting")
  void agentHangsUpHeldCall() {
    anaTalks();
    lab.tell(DEMO, new Command.HoldCall(ANA));
    EdgeLab.await("hold", () -> channels().contains("!agent-park!"));
    lab.killProgram();
    lab.phone.cli("channel request hangup all");
    EdgeLab.await("the waiting room", () -> channels().contains("!acd-wait!"));
    lab.startProgram();
    // Back in the queue, first in line; the agent, who is not ready, is not rung.
    lab.awaitEvent(DEMO, Event.CallQueued.class, 2);
    assertThat(channels()).contains("!acd-wait!");
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
    lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
  }

  @Test
  @DisplayName(
      "[B1] a number outside that is gone while the program is away is paid for until then, though"
          + " its customer stays")
  void outsideLegEnds() {
    lab.limit("pjsip.conf", "rtp_timeout = 600", "rtp_timeout = 3");
    lab.pbx.cli("module reload res_pjsip.so");
    PbxInstance gateway = lab.gateway();
    lab.killProgram();
    lab.outwards = new Trunk(EdgeLab.GATEWAY_TRUNK, List.of("+84"));
    lab.startProgram();
    lab.customerCalls(OUTSIDE, "talk");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    awaitBridge();
    lab.killProgram();
    gateway.kill();
    Instant killed = Instant.now();
    EdgeLab.await("music", () -> channels().contains("!cust-hold!"), () -> "\n" + channels());
    Instant alone = Instant.now();
    EdgeLab.await("some time", () -> Instant.now().isAfter(alone.plusSeconds(2)));
    lab.startProgram();
    Event.OfferEnded ended = lab.awaitEvent(DEMO, Event.OfferEnded.class, 1);
    assertThat(ended.outcome()).isEqualTo(Event.OfferOutcome.TALKED);
    assertThat(ended.cause()).as("its own, not the customer's").isEqualTo(NO_MEDIA);
    assertThat(ended.endedAt()).isNotNull().isBetween(killed, alone);
    assertThat(lab.awaitEvent(DEMO, Event.CallEnded.class, 1).endedAt()).isNull();
    awaitQuiet();
  }

  @Test
  @DisplayName(
      "[B1] numbers outside that answer and hang up while the program is away are paid for, from"
          + " answer to end")
  void answeredAndEnded() {
    anaIsReady();
    lab.carrier.cli("dialplan set global PATIENT 1");
    var out = new InteractionId("lab-out-while-away");
    lab.tell(DEMO, new Command.PlaceCall(ANA, out, new DialString("+84912345671")));
    lab.customerCalls(OUTSIDE, "talk");
    EdgeLab.await("two numbers ring", () -> rings() == 2, () -> "\n" + channels());
    lab.killProgram();
    Instant away = Instant.now();
    lab.carrier.cli("dialplan set global PATIENT 0");
    EdgeLab.await("two conversations", () -> bridges() == 2, () -> "\n" + channels());
    Instant talking = Instant.now();
    EdgeLab.await("some talk", () -> Instant.now().isAfter(talking.plusSeconds(2)));
    Instant end = Instant.now();
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
    Instant quiet = Instant.now();
    EdgeLab.await("some time", () -> Instant.now().isAfter(quiet.plusSeconds(2)));
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.CallEnded.class, 2);
    assertThat(lab.events(DEMO, Event.OfferAnswered.class))
        .extracting(Event.OfferAnswered::answeredAt)
        .hasSize(2)
        .allSatisfy(at -> assertThat(at).isBetween(away, talking));
    assertThat(lab.events(DEMO, Event.CallAnswered.class))
        .filteredOn(answered -> answered.call().equals(out))
        .extracting(Event.CallAnswered::answeredAt)
        .allSatisfy(at -> assertThat(at).isBetween(away, talking))
        .hasSize(1);
    assertThat(lab.events(DEMO, Event.OfferEnded.class))
        .hasSize(2)
        .allSatisfy(leg -> assertThat(leg.outcome()).isEqualTo(Event.OfferOutcome.TALKED))
        .allSatisfy(leg -> assertThat(leg.endedAt()).isBetween(end, quiet));
    assertThat(lab.events(DEMO, Event.CallEnded.class))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.endedAt()).isBetween(end, quiet));
  }

  private long rings() {
    return channels().lines().filter(line -> line.contains("!Ringing!")).count();
  }

  private long bridges() {
    return lab.pbx.cli("bridge show all").lines().filter(line -> line.contains(" 2 ")).count();
  }

  @Test
  @DisplayName("a waiting caller stays while the program is away, then gets an agent")
  void waiting() {
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 1);
    EdgeLab.await("the waiting room", () -> channels().contains("!acd-wait!"));
    lab.killProgram();
    assertThat(channels()).contains("!acd-wait!");
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.CallFound.class, 1);
    anaIsReady();
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
  }

  @Test
  @DisplayName("a clock that is set sends no waiting caller away, a program that is away does")
  void steppedClock() {
    lab.limit("extensions.conf", "${MISSED}*5>60", "${MISSED}*5>5");
    lab.pbx.cli("dialplan reload");
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 1);
    EdgeLab.await("the waiting room", () -> channels().contains("!acd-wait!"));
    lab.step = Duration.ofHours(-1);
    Instant stepped = Instant.now();
    EdgeLab.await("two looks", () -> Instant.now().isAfter(stepped.plusSeconds(11)));
    assertThat(channels()).contains("!acd-wait!");
    lab.killProgram();
    EdgeLab.await("he is sent away", () -> !channels().contains("!acd-wait!"));
    lab.startProgram();
  }

  @Test
  @DisplayName("a customer whose network went without a word is let go, and so is his agent")
  void noMedia() {
    lab.limit("pjsip.conf", "rtp_timeout = 600", "rtp_timeout = 3");
    lab.pbx.cli("module reload res_pjsip.so");
    anaTalks();
    lab.carrier.kill();
    Event.CallEnded ended = lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    assertThat(ended.by()).isEqualTo(Event.EndedBy.NETWORK);
    awaitQuiet();
  }

  @Test
  @DisplayName(
      "a caller in the menu is asked again after a restart; one who calls meanwhile is taken")
  void menu() {
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.CallAnswered.class, 1);
    lab.killProgram();
    lab.customerCalls(NUMBER, "talk");
    EdgeLab.await(
        "two callers",
        () -> channels().lines().filter(line -> line.contains("!flow!")).count() == 2);
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.CallQueued.class, 2);
    assertThat(lab.events(DEMO, Event.CallArrived.class)).hasSize(2);
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
    lab.awaitEvent(DEMO, Event.CallEnded.class, 2);
  }

  @Test
  @DisplayName("a ringing agent who answers while the program is away is connected, and found so")
  void ringing() {
    anaIsReady();
    lab.phone.cli("dialplan set global BEHAVIOUR late");
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.CallOffered.class, 1);
    EdgeLab.await(
        "ringing", () -> channels().contains("!Ringing!") || channels().contains("!Down!"));
    lab.killProgram();
    awaitBridge();
    lab.startProgram();
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    assertThat(lab.desk(DEMO, ANA).presence()).isEqualTo(Presence.TALKING);
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
  }

  @Test
  @DisplayName("[G1] a lost telephone gives the customer music and its return gives the call back")
  void reload() {
    anaTalks();
    lab.phone.kill();
    // A browser's socket tells of its end; this telephone's contact is taken away by hand.
    lab.unregister();
    lab.awaitEvent(DEMO, Event.AgentLost.class, 1);
    EdgeLab.await("music", () -> channels().contains("!cust-hold!"));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 2);
    awaitBridge();
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    assertThat(lab.events(DEMO, Event.CallEnded.class)).hasSize(1);
  }

  @Test
  @DisplayName("[G1] a held call comes back held: music for the customer until the agent resumes")
  void reloadOnHold() {
    anaTalks();
    lab.tell(DEMO, new Command.HoldCall(ANA));
    EdgeLab.await("hold", this::held, () -> "\n" + channels());
    lab.phone.kill();
    lab.unregister();
    lab.awaitEvent(DEMO, Event.AgentLost.class, 1);
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 2);
    EdgeLab.await("hold", this::held, () -> "\n" + channels());
    assertThat(bridged()).isFalse();
    lab.awaitEvent(DEMO, Event.CallHeld.class, 2);
    lab.tell(DEMO, new Command.ResumeCall(ANA));
    awaitBridge();
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    assertThat(lab.events(DEMO, Event.CallEnded.class)).hasSize(1);
  }

  private boolean held() {
    return channels().contains("!cust-hold!") && channels().contains("!agent-park!");
  }
}
