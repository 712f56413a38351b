package alo.engine.contactcenter;

import alo.contract.agent.Desk;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.queue.QueueView;
import alo.contract.value.Direction;
import alo.engine.call.CallState;
import alo.engine.call.Line;
import alo.engine.call.Lost;
import alo.engine.call.Offer;
import alo.engine.presence.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws an agent's desk.
final class DeskDrawing {
  private DeskDrawing() {}

  static Desk draw(State state, @Nullable Directory directory, AgentState agent, Instant now) {
    InteractionId id = agent.call();
    CallState call = id == null ? null : state.call(id);
    return new Desk(
        agent.presence(),
        agent.since(),
        agent.reason(),
        agent.deadline(),
        call == null || !agent.id().equals(call.agent()) ? null : call(directory, call, now),
        agent.pause());
  }

  private static Desk.@Nullable Call call(
      @Nullable Directory directory, CallState call, Instant now) {
    Offer offer = call.offer();
    Lost lost = call.lost();
    OfferId leg = offer != null ? offer.id() : lost != null ? lost.offer() : null;
    if (leg == null) {
      return null;
    }
    Instant connected =
        offer != null && offer.answeredAt() != null
            ? offer.answeredAt()
            : lost == null ? null : lost.answeredAt();
    Line line = call.line();
    QueueView queue = directory == null || line == null ? null : directory.queue(line.queue());
    boolean out = call.party().direction() == Direction.OUT;
    return new Desk.Call(
        call.id(),
        leg,
        call.party().direction(),
        phase(call),
        call.party().ours().value(),
        directory == null ? null : directory.router().label(call.party().ours()),
        directory == null ? List.of() : directory.router().facts(call.party().ours()),
        call.party().theirs(),
        line == null ? null : line.queue(),
        queue == null ? null : queue.name(),
        call.progress().path(),
        call.party().startedAt(),
        connected,
        waitSeconds(line, connected, now),
        offer != null && offer.reattach() || out && connected == null,
        wrapUpCodes(directory, call),
        call.sip());
  }

  private static List<String> wrapUpCodes(@Nullable Directory directory, CallState call) {
    QueueId served = call.wrapUpQueue();
    QueueView queue = directory == null || served == null ? null : directory.queue(served);
    return queue == null ? List.of() : queue.wrapUpCodes();
  }

  private static int waitSeconds(@Nullable Line line, @Nullable Instant connected, Instant now) {
    if (line == null) {
      return 0;
    }
    Instant until = connected != null ? connected : now;
    return (int) Math.max(0, Duration.between(line.since(), until).toSeconds());
  }

  private static Desk.CallPhase phase(CallState call) {
    return switch (call.phase()) {
      case FLOW, QUEUED, DIALLED -> Desk.CallPhase.RINGING;
      case PLACING -> Desk.CallPhase.DIALING;
      case TALKING -> Desk.CallPhase.TALKING;
      case HELD -> Desk.CallPhase.HELD;
      case KEPT -> Desk.CallPhase.RECONNECTING;
      case ENDED -> Desk.CallPhase.ENDED;
    };
  }
}
