package alo.engine.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a history keeps. That a replay of it gives the same state is checked on every restart of
/// [SimulationTest].
@DisplayName("What is kept of a history")
class RetentionTest {
  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
  private static final Instant LATER = NOON.plus(Retention.OVER_KEPT).plusSeconds(60);
  private static final InteractionId CALL = new InteractionId("c1");
  private static final RecordingId RECORDING = new RecordingId("c1-r1");
  private static final OfferId OFFER = new OfferId("o1");
  private static final AgentId ANA = new AgentId("ana");
  private static final QueueId SALES = new QueueId("sales");

  private final List<Event> history = new ArrayList<>();

  private void arrives() {
    history.add(
        new Event.CallArrived(
            CALL,
            Tenants.CALLER,
            new E164("+842873001001"),
            Tenants.TRUNK,
            new FlowRef(new FlowId("main"), 1)));
  }

  private void talks() {
    arrives();
    history.add(new Event.CallQueued(CALL, SALES, NOON.plusSeconds(300), RECORDING));
    history.add(new Event.CallOffered(CALL, OFFER, ANA, SALES, NOON.plusSeconds(20), false));
    history.add(new Event.OfferAnswered(CALL, OFFER));
    history.add(new Event.OfferEnded(CALL, OFFER, Event.OfferOutcome.TALKED, 16));
    ends();
  }

  private void ends() {
    history.add(new Event.CallEnded(CALL, Event.EndedBy.CUSTOMER, 16, null, null));
  }

  private void becomes(Presence presence) {
    history.add(new Event.PresenceChanged(ANA, presence, null, null, null));
  }

  private List<Long> unneeded(long acknowledged, Instant now) {
    var retention = new Retention();
    for (int i = 0; i < history.size(); i++) {
      retention.take(i + 1, history.get(i), NOON);
    }
    return retention.unneeded(acknowledged, now);
  }

  @Test
  @DisplayName("a call that is long over and has its recording safe is needed no more")
  void over() {
    talks();
    history.add(new Event.RecordingStored(CALL, RECORDING, "00", 1, 1, "demo/x"));
    assertThat(unneeded(7, LATER)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(unneeded(7, NOON.plus(Duration.ofMinutes(5)))).as("ended lately").isEmpty();
    assertThat(unneeded(6, LATER)).as("not yet acknowledged").isEmpty();
  }

  @Test
  @DisplayName("[R1] a call whose recording is owed stays, one that nobody answered owes none")
  void owed() {
    talks();
    assertThat(unneeded(6, LATER)).isEmpty();
    history.clear();
    arrives();
    history.add(new Event.CallQueued(CALL, SALES, NOON.plusSeconds(300), RECORDING));
    ends();
    assertThat(unneeded(3, LATER)).hasSize(3);
  }

  @Test
  @DisplayName("[R1] a call that its flow sent to a number outside stays until its sound is safe")
  void owedByNumberOutside() {
    arrives();
    history.add(
        new Event.NumberOffered(
            CALL,
            OFFER,
            new DialString("0912345678"),
            new E164("+842873001001"),
            Tenants.TRUNK,
            NOON.plusSeconds(20),
            RECORDING));
    history.add(new Event.OfferAnswered(CALL, OFFER));
    history.add(new Event.OfferEnded(CALL, OFFER, Event.OfferOutcome.TALKED, 16));
    ends();
    assertThat(unneeded(5, LATER)).isEmpty();
    history.add(new Event.RecordingStored(CALL, RECORDING, "00", 1, 1, "demo/x"));
    assertThat(unneeded(6, LATER)).hasSize(6);
  }

  @Test
  @DisplayName("a call that lives stays, however old")
  void live() {
    arrives();
    assertThat(unneeded(1, LATER.plus(Duration.ofDays(3)))).isEmpty();
  }

  @Test
  @DisplayName("of an agent stays what made him what he is")
  void agent() {
    history.add(new Event.WindowChanged(ANA, true));
    history.add(new Event.PhoneChanged(ANA, true));
    for (int i = 0; i < 50; i++) {
      becomes(Presence.NOT_READY);
      becomes(Presence.READY);
    }
    history.add(new Event.PhoneChanged(ANA, false));
    history.add(new Event.PhoneChanged(ANA, true));
    List<Long> unneeded = unneeded(history.size(), LATER);
    assertThat(unneeded).hasSize(history.size() - 3).doesNotContain(1L, 102L, 104L).isSorted();
  }
}
