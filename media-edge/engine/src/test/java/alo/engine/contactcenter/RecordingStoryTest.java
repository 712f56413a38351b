package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.engine.Tenants;
import alo.engine.ivr.Step;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordingStoryTest {
  private static final RecordingId CONVERSATION = new RecordingId("c1-r1");
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private static Command safe() {
    return new Command.RecordingSafe(id("c1"), CONVERSATION, "00ff", 16_044, 1, "demo/x.wav.enc");
  }

  @Test
  @DisplayName("[R1] the conversation is recorded once, over queue, loss and a second agent")
  void once() {
    story.ready(ANA).arrives("c1", HOTLINE);
    assertThat(story.effect(Effect.Wait.class).recording()).isEqualTo(CONVERSATION);
    assertThat(story.event(Event.CallQueued.class).recording()).isEqualTo(CONVERSATION);
    story.answers(ANA).tell(new Command.PhoneGoes(ANA)).seconds(30);
    assertThat(story.effect(Effect.Wait.class).recording()).as("it goes on").isNull();
    assertThat(story.event(Event.CallQueued.class).recording()).isEqualTo(CONVERSATION);
  }

  @Test
  @DisplayName("[R1] a call to an extension is recorded, also after a queue, once")
  void extension() {
    story =
        new Story(
            new Tenants()
                .flow(
                    "hotline",
                    1,
                    Tenants.flowOf(
                        "first",
                        Map.of(
                            "first", new FlowNode.Dial(new Target.Extension("101"), 20, "queue"),
                            "queue", new FlowNode.Queue(SALES, 20, "again"),
                            "again", new FlowNode.Dial(new Target.Extension("102"), 20, null)))));
    story.ready(ANA);
    story.tell(new Command.CallArrives(id("c1"), Tenants.CALLER, HOTLINE, Tenants.TRUNK));
    assertThat(story.effect(Effect.Wait.class).recording()).isEqualTo(CONVERSATION);
    story.tell(new Command.DeclineOffer(ANA));
    assertThat(story.effect(Effect.Wait.class).recording()).isNull();
  }

  @Test
  @DisplayName("[R8] what the store has confirmed is written down once, also after the end")
  void stored() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.EndCall(ANA));
    story.tell(new Command.FinishWrapUp(ANA, "sold", true)).tell(safe());
    assertThat(story.event(Event.RecordingStored.class).objectKey()).isEqualTo("demo/x.wav.enc");
    story.refused(safe(), ProblemCode.CONFLICT);
    story.refused(new Command.RecordingGone(id("c1"), CONVERSATION, "disk"), ProblemCode.CONFLICT);
  }

  @Test
  @DisplayName("a recording that is missing is stated, once")
  void missing() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.tell(new Command.RecordingGone(id("c1"), CONVERSATION, "disk full"));
    assertThat(story.event(Event.RecordingMissing.class).reason()).isEqualTo("disk full");
    story.refused(safe(), ProblemCode.CONFLICT);
  }

  @Test
  @DisplayName("[I9] a second message of one call gets a name of its own")
  void secondMessage() {
    story =
        new Story(
            new Tenants()
                .flow(
                    "hotline",
                    1,
                    Tenants.flowOf(
                        "answer",
                        Map.of(
                            "answer", new FlowNode.Answer("one"),
                            "one", new FlowNode.Voicemail(HELLO, SALES, 60, "two"),
                            "two", new FlowNode.Voicemail(HELLO, SALES, 60, null)))));
    story.arrives("c1", HOTLINE).stepDone("c1", new Step.Result.Message(5));
    assertThat(story.event(Event.VoicemailLeft.class).recording())
        .isEqualTo(new RecordingId("c1-v1"));
    story.stepDone("c1", new Step.Result.Message(5));
    assertThat(story.event(Event.VoicemailLeft.class).recording())
        .isEqualTo(new RecordingId("c1-v2"));
  }
}
