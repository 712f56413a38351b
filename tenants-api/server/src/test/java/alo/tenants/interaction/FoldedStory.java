package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call, told event by event, and what the fold makes of it.
abstract class FoldedStory {
  static final Instant T = Instant.parse("2026-11-22T03:00:00Z");
  static final InteractionId CALL = new InteractionId("edge1-1-1");
  static final AgentId ANA = new AgentId("ana");
  static final AgentId BO = new AgentId("bo");
  static final QueueId QUEUE = new QueueId("q1");
  static final OfferId FIRST = new OfferId("o1");
  static final OfferId SECOND = new OfferId("o2");
  static final RecordingId REC = new RecordingId("edge1-1-1-r1");
  static final TrunkId TRUNK = new TrunkId("carrier1");

  final List<EventEnvelope> story = new ArrayList<>();

  /// A caller whose flow rang an outside number, which answered at 9.
  void talksOutside(@Nullable RecordingId recording) {
    ringsOutside(recording);
    at(9, new Event.OfferAnswered(CALL, FIRST));
  }

  void ringsOutside(@Nullable RecordingId recording) {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(
        3,
        new Event.NumberOffered(
            CALL,
            FIRST,
            new DialString("0281234567"),
            new E164("+84283001000"),
            TRUNK,
            T.plusSeconds(30),
            recording));
  }

  static Event placed() {
    return new Event.CallPlaced(
        CALL, ANA, FIRST, new DialString("0901234567"), new E164("+84283001000"), TRUNK, null);
  }

  void arrives() {
    at(
        0,
        new Event.CallArrived(
            CALL,
            new E164("+84901234567"),
            new E164("+84283001000"),
            TRUNK,
            new FlowRef(new FlowId("f1"), 1)));
  }

  void at(int seconds, Event event) {
    story.add(
        new EventEnvelope(
            new EventId(new EdgeId("edge1"), 1, story.size() + 1),
            new TenantId("t1"),
            T.plusSeconds(seconds),
            1,
            event));
  }

  FoldedCall fold() {
    return CallFold.fold(CALL, story).orElseThrow();
  }
}
