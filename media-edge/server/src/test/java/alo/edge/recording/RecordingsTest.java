package alo.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.engine.contactcenter.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Recordings that are owed")
class RecordingsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final InteractionId CALL = new InteractionId("c1");
  private static final RecordingId RECORDING = new RecordingId("c1-r1");
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  @TempDir Path monitor;
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(1);

  private final Set<InteractionId> inPbx = ConcurrentHashMap.newKeySet();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  @DisplayName("[R1] from the queue until the store has it, or until the gap is stated")
  void owed() {
    var recordings = new Recordings(monitor, workers, inPbx::contains);
    recordings.happened(
        DEMO, NOW, new Event.CallQueued(CALL, new QueueId("q"), NOW.plusSeconds(60), RECORDING));
    recordings.happened(
        DEMO, NOW, new Event.CallQueued(CALL, new QueueId("q"), NOW.plusSeconds(60), RECORDING));
    assertThat(recordings.owed()).isEqualTo(1);
    recordings.happened(DEMO, NOW, new Event.OfferAnswered(CALL, new OfferId("o1")));
    recordings.happened(
        DEMO, NOW, new Event.RecordingStored(CALL, RECORDING, "00", 1, 1, "demo/x"));
    assertThat(recordings.owed()).isZero();
    var message = new RecordingId("c1-v1");
    recordings.happened(DEMO, NOW, new Event.VoicemailLeft(CALL, new QueueId("q"), message, 3));
    assertThat(recordings.owed()).isEqualTo(1);
    recordings.happened(DEMO, NOW, new Event.RecordingMissing(CALL, message, "disk"));
    assertThat(recordings.owed()).isZero();
  }

  @Test
  @DisplayName("[R1] also that of an agent whose extension was dialled")
  void byExtension() {
    var recordings = new Recordings(monitor, workers, inPbx::contains);
    recordings.happened(
        DEMO,
        NOW,
        new Event.CallOffered(
            CALL, new OfferId("o1"), new AgentId("ana"), null, NOW, false, RECORDING, null));
    assertThat(recordings.owed()).isEqualTo(1);
  }

  @Test
  @DisplayName("[R1] a call that nobody answered owes none")
  void unanswered() {
    var recordings = new Recordings(monitor, workers, inPbx::contains);
    recordings.happened(
        DEMO, NOW, new Event.CallQueued(CALL, new QueueId("q"), NOW.plusSeconds(60), RECORDING));
    recordings.happened(
        DEMO, NOW, new Event.CallEnded(CALL, Event.EndedBy.CUSTOMER, 16, null, null));
    assertThat(recordings.owed()).isZero();
  }

  @Test
  @DisplayName("a ledger that refuses is no ledger that knows; one that knows already is")
  void refused() {
    assertThatThrownBy(
            () ->
                LoopRecordingListener.check(
                    Decision.rejected(ProblemCode.LIMIT_REACHED, "Expected a place, but full")))
        .isInstanceOf(IllegalStateException.class);
    LoopRecordingListener.check(
        Decision.rejected(ProblemCode.CONFLICT, "Expected it to be awaited, but it is settled"));
  }
}
