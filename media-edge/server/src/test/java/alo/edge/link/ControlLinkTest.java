package alo.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.id.InteractionId;
import alo.contract.problem.ProblemCode;
import alo.edge.loop.TestTenants;
import alo.edge.platform.EdgeProfile;
import alo.edge.platform.TestAccess;
import alo.engine.contactcenter.Command;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EdgeProfile.class)
@DisplayName("The link to the control plane")
class ControlLinkTest {
  @Inject FakeControlPlane control;
  @Inject TestAccess edge;

  private static void await(String what, BooleanSupplier condition) {
    await(what, condition, () -> "");
  }

  private static void await(String what, BooleanSupplier condition, Supplier<String> evidence) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain for " + what + ": " + evidence.get());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }

  private void somethingHappens() {
    edge.tell(EdgeProfile.DEMO, new Command.WindowOpens(TestTenants.ANA));
    edge.tell(EdgeProfile.DEMO, new Command.BecomeNotReady(TestTenants.ANA, "BREAK"));
    edge.tell(EdgeProfile.DEMO, new Command.WindowCloses(TestTenants.ANA));
  }

  private void awaitStored() {
    await(
        "all events at the control plane",
        () ->
            !control.stored.isEmpty()
                && control.stored.getLast().id().sequence() == edge.lastSequence(),
        () -> "last " + edge.lastSequence() + ", heard " + control.heard);
  }

  private void assertGapless() {
    assertThat(control.stored)
        .extracting(e -> e.id().sequence())
        .isEqualTo(LongStream.rangeClosed(1, control.stored.size()).boxed().toList());
  }

  @Test
  @DisplayName("[G15] events arrive in order and exactly once over broken links")
  void events() throws IOException {
    await("the link", control::linked);
    somethingHappens();
    awaitStored();
    control.storing = false;
    somethingHappens();
    await("an unanswered batch", () -> control.heard.getLast() instanceof LinkMessage.Events);
    control.hangUp();
    control.storing = true;
    somethingHappens();
    awaitStored();
    assertGapless();
    assertThat(control.stored).extracting(EventEnvelope::id).doesNotHaveDuplicates();
    await("the cursor", () -> edge.acknowledged() == edge.lastSequence());
  }

  @Test
  @DisplayName("a configuration is kept, put into force and confirmed")
  void configuration() {
    await("the link", control::linked);
    var next = TestTenants.answerAndQueue("fresh", 3, "+842873001055");
    control.say(new LinkMessage.Configure(next));
    await(
        "the confirmation",
        () ->
            control.all(LinkMessage.Configured.class).stream()
                .anyMatch(c -> c.tenant().value().equals("fresh") && c.version() == 3));
    assertThat(edge.ownerOf("+842873001055")).isEqualTo(Optional.of(next.tenant()));
    control.say(new LinkMessage.Forget(next.tenant()));
    await("the number free", () -> edge.ownerOf("+842873001055").isEmpty());
  }

  @Test
  @DisplayName("a relayed command is carried out once, and refused as a problem")
  void relays() {
    await("the link", control::linked);
    edge.tell(EdgeProfile.DEMO, new Command.WindowOpens(TestTenants.ANA));
    var relay =
        new LinkMessage.Relay(
            "request-1", EdgeProfile.DEMO, TestTenants.ANA, null, new AgentSocketMessage.Hold());
    control.say(relay);
    control.say(relay);
    await("two answers", () -> control.all(LinkMessage.Relayed.class).size() >= 2);
    assertThat(control.all(LinkMessage.Relayed.class))
        .filteredOn(answer -> answer.request().equals("request-1"))
        .allSatisfy(
            answer ->
                assertThat(answer.problem().code()).isEqualTo(ProblemCode.WRONG_STATE.name()));
  }

  @Test
  @DisplayName("a relayed hang-up ends the call that it names, and no other")
  void relaysTheCall() {
    await("the link", control::linked);
    control.say(
        new LinkMessage.Relay(
            "late-click",
            EdgeProfile.DEMO,
            TestTenants.ANA,
            new InteractionId("over"),
            new AgentSocketMessage.HangUp()));
    await(
        "an answer",
        () ->
            control.all(LinkMessage.Relayed.class).stream()
                .anyMatch(
                    answer ->
                        answer.request().equals("late-click")
                            && answer.problem() != null
                            && answer.problem().code().equals(ProblemCode.GONE.name())));
  }

  @Test
  @DisplayName("words that the edge does not know disturb nothing")
  void garbage() {
    await("the link", control::linked);
    control.sayGarbage("{\"type\":\"from-the-future\",\"x\":1}");
    control.sayGarbage("not even json");
    somethingHappens();
    awaitStored();
  }
}
