package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CHI;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk.CallPhase;
import alo.contract.agent.Presence;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.contract.value.Direction;
import alo.engine.Tenants;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallOutStoryTest {
  private static final DialString FAR = new DialString("0912345678");
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private static Command place(String call) {
    return new Command.PlaceCall(ANA, id(call), FAR);
  }

  @Test
  @DisplayName("[P25] a clicked number is dialled from the agent's own leg and recorded")
  void answered() {
    story.ready(ANA).tell(place("o1"));
    var out = story.effect(Effect.CallOut.class);
    assertThat(out.to()).isEqualTo(new DialString("+84912345678"));
    assertThat(out.callerId()).isEqualTo(HOTLINE);
    assertThat(out.trunk()).isEqualTo(Tenants.TRUNK);
    assertThat(out.recording()).isEqualTo(new RecordingId("o1-r1"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.DIALING);
    assertThat(story.callOf(ANA).autoAnswer()).isTrue();
    assertThat(story.callOf(ANA).direction()).isEqualTo(Direction.OUT);

    story.tell(new Command.LegAnswered(out.offer()));
    assertThat(story.callOf(ANA).phase()).as("ring-back only").isEqualTo(CallPhase.DIALING);
    story.tell(new Command.FarEndAnswered(id("o1")));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
    assertThat(story.events())
        .containsExactly(
            new Event.CallAnswered(id("o1")),
            new Event.OfferAnswered(id("o1"), out.offer()),
            new Event.PresenceChanged(ANA, Presence.TALKING, null, id("o1"), null));
    story.tell(new Command.EndCall(ANA));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("o1"), 16));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.ENDED);
  }

  @Test
  @DisplayName(
      "[X6] a call out ends in a wrap-up of its agent's queue, and nothing is offered in it")
  void wrapUp() {
    story.ready(ANA).tell(place("o1")).tell(new Command.FarEndAnswered(id("o1")));
    story.arrives("c1", HOTLINE).tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.desk(ANA).deadline()).isEqualTo(story.now.plusSeconds(30));
    assertThat(story.callOf(ANA).id()).isEqualTo(id("o1"));
    assertThat(story.callOf(ANA).queue()).as("it came from no queue").isNull();
    assertThat(story.callOf(ANA).wrapUpCodes()).containsExactly("sold", "not-sold");
    story.refused(new Command.FinishWrapUp(ANA, "nonsense", true), ProblemCode.INVALID_REQUEST);
    story.tell(new Command.FinishWrapUp(ANA, "sold", true));
    assertThat(story.events().getFirst()).isEqualTo(new Event.WrapUpDone(id("o1"), ANA, "sold"));
    assertThat(story.callOf(ANA).id()).as("only now").isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("[X6] an agent whose queues have no wrap-up is free after a call out at once")
  void noWrapUp() {
    story.ready(CHI).tell(new Command.PlaceCall(CHI, id("o1"), FAR));
    story.tell(new Command.FarEndAnswered(id("o1"))).tell(new Command.EndCall(CHI));
    assertThat(story.presence(CHI)).isEqualTo(Presence.READY);
    assertThat(story.callOf(CHI).wrapUpCodes()).isEmpty();
  }

  @Test
  @DisplayName("[P25] a far end that is busy shows its SIP status; the agent is free again")
  void busy() {
    story.ready(ANA).tell(place("o1"));
    story.tell(new Command.FarEndFailed(id("o1"), OfferOutcome.BUSY, 17, 486));
    assertThat(story.event(Event.CallEnded.class).sip()).isEqualTo(486);
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.BUSY);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.ENDED);
    assertThat(story.callOf(ANA).cause()).isEqualTo(486);
    story.arrives("c1", HOTLINE);
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("who was not ready before is not ready after")
  void backToTheBreak() {
    story.ready(ANA).tell(new Command.BecomeNotReady(ANA, "BREAK")).tell(place("o1"));
    story.tell(new Command.FarEndAnswered(id("o1")));
    story.tell(new Command.CustomerGone(id("o1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.WRAP_UP);
    story.seconds(30);
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("BREAK");
  }

  @Test
  @DisplayName("[A13] who calls out is offered nothing meanwhile")
  void noOfferWhileDialing() {
    story.ready(ANA).tell(place("o1")).arrives("c1", HOTLINE);
    assertThat(story.callOf(ANA).id()).isEqualTo(id("o1"));
    story.refused(place("o2"), ProblemCode.WRONG_STATE);
    story.tell(new Command.FarEndFailed(id("o1"), OfferOutcome.NO_ANSWER, 19, 480));
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("a call out of which the PBX says nothing ends by itself")
  void silence() {
    story.ready(ANA).tell(place("o1")).seconds(74);
    assertThat(story.presence(ANA)).isEqualTo(Presence.DIALING);
    story.seconds(1);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.UNKNOWN);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("o1"), 16));
    story.refused(new Command.FarEndAnswered(id("o1")), ProblemCode.NOT_FOUND);
  }

  @Test
  @DisplayName("a telephone that does not take its own leg sets its agent not ready")
  void ownLegFails() {
    story.ready(ANA).tell(place("o1"));
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.UNREACHABLE, 20));
    assertThat(story.desk(ANA).reason()).isEqualTo("UNREACHABLE");
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("an agent who hangs up while it rings out has ended it")
  void hangsUpWhileDialing() {
    story.ready(ANA).tell(place("o1"));
    story.tell(new Command.LegGone(story.offerOf(ANA), 16, false));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    story.tell(place("o2")).tell(new Command.PhoneGoes(ANA));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.LOST);
  }

  @Test
  @DisplayName("what the gate bars is refused before anything rings")
  void gate() {
    story.ready(ANA);
    story.refused(
        new Command.PlaceCall(ANA, id("o1"), new DialString("+442071234567")),
        ProblemCode.DESTINATION_BARRED);
    story.refused(
        new Command.PlaceCall(ANA, id("o1"), new DialString("12345")), ProblemCode.INVALID_NUMBER);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
  }

  @Test
  @DisplayName("the tenant's calls out at the same time are limited")
  void limit() {
    story =
        new Story(new Tenants().outbound(List.of(HOTLINE), List.of(), 2))
            .ready(ANA, BAO, CHI)
            .tell(place("o1"))
            .tell(new Command.PlaceCall(BAO, id("o2"), FAR))
            .refused(new Command.PlaceCall(CHI, id("o3"), FAR), ProblemCode.LIMIT_REACHED)
            .tell(new Command.PlaceCall(CHI, id("o4"), new DialString("115")))
            .tell(new Command.FarEndFailed(id("o1"), OfferOutcome.BUSY, 17, 486))
            .tell(new Command.FarEndFailed(id("o4"), OfferOutcome.BUSY, 17, 486))
            .tell(new Command.PlaceCall(CHI, id("o5"), FAR));
  }

  @Test
  @DisplayName("without a telephone, or with an id in use, nothing is dialled")
  void impossible() {
    story.tell(new Command.WindowOpens(ANA)).refused(place("o1"), ProblemCode.WRONG_STATE);
    story.ready(ANA, BAO).tell(place("o1"));
    story.refused(new Command.PlaceCall(BAO, id("o1"), FAR), ProblemCode.CONFLICT);
  }
}
