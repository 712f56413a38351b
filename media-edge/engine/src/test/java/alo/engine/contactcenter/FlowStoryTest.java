package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CALLER;
import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.TRUNK;
import static alo.engine.Tenants.WARRANTY;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.flow.FlowRef;
import alo.contract.id.FlowId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.Tenants;
import alo.engine.ivr.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls in their flows, from the number on.
class FlowStoryTest {
  private Story story = new Story(new Tenants().flow("hotline", 1, attendant()));

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  /// "Dial an extension or 0": 1 sales, 2 care, 3 a number outside, 9 a message.
  private static FlowDocument attendant() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put("answer", new FlowNode.Answer("hello"));
    nodes.put("hello", new FlowNode.Say(HELLO, "menu"));
    nodes.put(
        "menu",
        new FlowNode.Menu(
            HELLO,
            Map.of("1", "sales", "2", "care", "3", "out", "9", "message", "0", "boss"),
            3,
            5,
            3,
            "sales"));
    nodes.put("sales", new FlowNode.Queue(SALES, 60, "message"));
    nodes.put("care", new FlowNode.Queue(CARE, 60, "message"));
    nodes.put(
        "out", new FlowNode.Dial(new Target.Outside(new DialString("02438251234")), 30, "message"));
    nodes.put("boss", new FlowNode.Dial(new Target.Extension("101"), 20, "message"));
    nodes.put("message", new FlowNode.Voicemail(HELLO, CARE, 60, null));
    return Tenants.flowOf("answer", nodes);
  }

  /// A call at the menu of the attendant.
  private Story atMenu() {
    story.arrives("c1", HOTLINE).stepDone("c1", new Step.Result.Finished());
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.Ask.class);
    return story;
  }

  @Test
  @DisplayName("[I1] the greeting is played, and an extension can be dialled or 0")
  void greeting() {
    story.tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    assertThat(story.effect(Effect.RunStep.class).what()).isEqualTo(new Step.Answer());
    story.stepDone("c1", new Step.Result.Finished());
    assertThat(story.events()).contains(new Event.CallAnswered(id("c1")));
    var greeting = (Step.Play) story.effect(Effect.RunStep.class).what();
    assertThat(greeting.prompt()).isEqualTo(HELLO);
    story.stepDone("c1", new Step.Result.Finished());
    var ask = (Step.Ask) story.effect(Effect.RunStep.class).what();
    assertThat(greeting.question()).as("keys over the greeting answer it").isEqualTo(ask);
    assertThat(ask.digitsMax()).isEqualTo(3);
    assertThat(ask.firstAlone()).as("1 and 2 may begin 101 and 203").isEqualTo("039");
  }

  @Test
  @DisplayName("[I1] an extension that is dialled rings its agent, who sees the way")
  void extension() {
    story.ready(ANA);
    atMenu().types("c1", "101");
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
    assertThat(story.callOf(ANA).queue()).isNull();
    assertThat(story.callOf(ANA).path()).containsExactly("answer", "hello", "menu [101]");
    assertThat(story.event(Event.CallOffered.class).recording())
        .as("so that what is recorded is owed")
        .isEqualTo(new RecordingId("c1-r1"));
    story.answers(ANA).tell(new Command.EndCall(ANA));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
  }

  @Test
  @DisplayName(
      "[I1] a call for his extension rings an agent on his break, who goes on with it after")
  void personal() {
    story.ready(ANA).tell(new Command.BecomeNotReady(ANA, "BREAK"));
    atMenu().types("c1", "101");
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.OFFERED);
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.NO_ANSWER, 19));
    assertThat(story.desk(ANA).reason()).isEqualTo("BREAK");
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    story.arrives("c2", HOTLINE).stepDone("c2", new Step.Result.Finished()).types("c2", "101");
    story.answers(ANA).tell(new Command.EndCall(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.WRAP_UP);
    story.seconds(30);
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("BREAK");
  }

  @Test
  @DisplayName("[I1] who rings, talks, wraps up or is away is not rung at his extension")
  void personalNever() {
    story.ready(ANA);
    atMenu().types("c1", "101");
    directCall("c2");
    story.answers(ANA);
    directCall("c3");
    story.tell(new Command.EndCall(ANA)).tell(new Command.FinishWrapUp(ANA, null, true));
    story.arrives("q1", HOTLINE);
    story.stepDone("q1", new Step.Result.Finished()).types("q1", "1");
    story.answers(ANA).tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    directCall("c4");
    story.tell(new Command.FinishWrapUp(ANA, null, false)).tell(new Command.WindowCloses(ANA));
    directCall("c5");
    story.tell(new Command.WindowOpens(ANA)).tell(new Command.PhoneGoes(ANA));
    directCall("c6");
  }

  /// Dials 101 in the menu, and goes on in the flow at once.
  private void directCall(String call) {
    story.arrives(call, HOTLINE).stepDone(call, new Step.Result.Finished()).types(call, "101");
    assertThat(story.events()).noneMatch(Event.CallOffered.class::isInstance);
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    story.tell(new Command.CustomerGone(id(call), EndedBy.CUSTOMER, 16, null));
  }

  @Test
  @DisplayName("[I1] the operator key rings the operator; if he is away the flow goes on")
  void operator() {
    atMenu().types("c1", "0");
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.TakeMessage.class);
    story.ready(ANA).arrives("c2", HOTLINE).stepDone("c2", new Step.Result.Finished());
    story.types("c2", "0");
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c2"));
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.NO_ANSWER, 19));
    assertThat(story.effects()).containsExactly(new Effect.BackToFlow(id("c2")));
    assertThat(story.desk(ANA).reason()).isEqualTo("RING_NO_ANSWER");
  }

  @Test
  @DisplayName("[I1] silence and wrong keys repeat the menu, then it goes on by itself")
  void wrongKeys() {
    atMenu();
    int first = story.turn("c1");
    story.types("c1", "");
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.Ask.class);
    story.refused(
        new Command.StepDone(id("c1"), first, new Step.Result.Digits("1")),
        ProblemCode.WRONG_STATE);
    story.types("c1", "777");
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.Ask.class);
    story.stepDone("c1", new Step.Result.Failed("no file"));
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
  }

  @Test
  @DisplayName("[I2][R1] keys lead to queues and to numbers outside, through the gate, recorded")
  void keys() {
    atMenu().types("c1", "2");
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(CARE);
    assertThat(story.effect(Effect.Wait.class).recording()).as("care is not recorded").isNull();
    story.arrives("c2", HOTLINE).stepDone("c2", new Step.Result.Finished()).types("c2", "3");
    var ring = story.effect(Effect.RingNumber.class);
    assertThat(ring.to()).isEqualTo(new DialString("+842438251234"));
    assertThat(ring.callerId()).isEqualTo(HOTLINE);
    assertThat(story.effect(Effect.Wait.class).recording())
        .as("what a caller and a number outside say is recorded")
        .isEqualTo(story.event(Event.NumberOffered.class).recording())
        .isNotNull();
    story.tell(new Command.LegAnswered(ring.offer()));
    assertThat(story.events()).containsExactly(new Event.OfferAnswered(id("c2"), ring.offer()));
    story.tell(new Command.LegGone(ring.offer(), 16, false));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.TALKED);
    assertThat(story.center.liveCalls()).containsExactly(id("c1"));
  }

  @Test
  @DisplayName("[I2] a number outside that is barred or not answered leads on")
  void outsideFails() {
    story.configure(
        new Tenants().flow("hotline", 1, attendant()).outbound(List.of(), List.of(), 1));
    atMenu().types("c1", "3");
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.TakeMessage.class);
    story.configure(new Tenants().flow("hotline", 1, attendant()));
    story.arrives("c2", HOTLINE).stepDone("c2", new Step.Result.Finished()).types("c2", "3");
    story.seconds(35);
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.NO_ANSWER);
    assertThat(story.effects()).contains(new Effect.BackToFlow(id("c2")));
  }

  @Test
  @DisplayName("[I9] a key leads from the menu to a message")
  void message() {
    atMenu().types("c1", "9");
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.TakeMessage.class);
    story.stepDone("c1", new Step.Result.Message(0));
    assertThat(story.events())
        .as("nothing was said")
        .noneMatch(Event.VoicemailLeft.class::isInstance);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 16));
  }

  @Test
  @DisplayName("[I10] a number has exactly one live version; a call stays on the one it began on")
  void versions() {
    story = new Story();
    story.ready(BAO).tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    assertThat(story.event(Event.CallArrived.class).flow())
        .isEqualTo(new FlowRef(new FlowId("hotline"), 1));
    story.configure(
        new Tenants().withoutFlows().flow("hotline", 2, Tenants.answerThenQueue(CARE, 60)));
    story.tell(new Command.CallArrives(id("c2"), CALLER, HOTLINE, TRUNK));
    assertThat(story.event(Event.CallArrived.class).flow().version()).isEqualTo(2);
    story.stepDone("c1", new Step.Result.Finished());
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    story.stepDone("c2", new Step.Result.Finished());
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(CARE);
  }

  @Test
  @DisplayName("[P30] two hotlines run two different flows")
  void twoHotlines() {
    story = new Story().arrives("c1", HOTLINE);
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    story.arrives("c2", WARRANTY);
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(CARE);
  }

  @Test
  @DisplayName("an unknown number and a suspended tenant are refused before the answer")
  void refusals() {
    var unknown = new E164("+842873009999");
    story.tell(new Command.CallArrives(id("c1"), CALLER, unknown, TRUNK));
    assertThat(story.events()).isEmpty();
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 1));
    story.configure(new Tenants().suspended());
    story.tell(new Command.CallArrives(id("c2"), CALLER, HOTLINE, TRUNK));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.PROVIDER);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c2"), 21));
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("a call arrives once; what is not known is refused")
  void duplicates() {
    atMenu();
    story.refused(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK), ProblemCode.CONFLICT);
    story.refused(new Command.FlowWaits(id("c9")), ProblemCode.NOT_FOUND);
    story.refused(
        new Command.StepDone(id("c9"), 1, new Step.Result.Finished()), ProblemCode.NOT_FOUND);
    story.tell(new Command.FlowWaits(id("c1")));
    assertThat(story.effect(Effect.RunStep.class).step()).isEqualTo(story.turn("c1"));
  }

  @Test
  @DisplayName("a flow that runs in a circle ends the call after its steps")
  void circle() {
    story =
        new Story(
            new Tenants()
                .flow(
                    "hotline",
                    1,
                    Tenants.flowOf(
                        "a",
                        Map.of(
                            "a", new FlowNode.Queue(new QueueId("none"), 1, "b"),
                            "b", new FlowNode.Dial(new Target.Extension("101"), 5, "a")))));
    story.tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    assertThat(story.events()).hasSizeLessThan(2_000);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 21));
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("a removed queue or flow does not break the calls that are on it")
  void removedMeanwhile() {
    atMenu();
    story.arrives("c2", WARRANTY);
    story.configure(new Tenants().withoutFlows().withoutNumbers().without(CARE).suspended());
    story.types("c1", "1");
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    story.seconds(61);
    assertThat(story.effects()).contains(new Effect.BackToFlow(id("c2")));
    story.ready(ANA, BAO);
    assertThat(story.center.liveCalls()).contains(id("c2"));
  }
}
