package alo.engine.contactcenter;

import alo.contract.id.InteractionId;
import alo.contract.interaction.Event.CallArrived;
import alo.contract.interaction.Event.CallEnded;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.interaction.Event.RecordingMissing;
import alo.contract.interaction.Event.RecordingStored;
import alo.contract.problem.ProblemCode;
import alo.contract.value.Direction;
import alo.engine.call.CallState;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Decision.Rejected;
import alo.engine.routing.InboundRouter.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the PBX says of customers' legs.
final class Customers {
  /// Calls of one tenant on one edge; more are refused with congestion.
  static final int CALLS_MAX = 10_000;

  /// Q.850: switching equipment congestion.
  private static final int CAUSE_CONGESTION = 42;

  private Customers() {}

  static @Nullable Rejected arrives(Draft draft, Command.CallArrives c) {
    if (live(draft, c.call()) != null) {
      return Decision.rejected(
          ProblemCode.CONFLICT, "Expected a new call, but %s is live".formatted(c.call()));
    }
    if (draft.state().isOver(c.call())) {
      return Decision.rejected(
          ProblemCode.CONFLICT, "Expected a new call, but %s is over".formatted(c.call()));
    }
    if (draft.state().live() >= CALLS_MAX) {
      draft.effect(new Effect.EndCall(c.call(), CAUSE_CONGESTION));
      return null;
    }
    switch (draft.directory().router().route(c.dialled())) {
      case Route.ToFlow(var flow) -> {
        draft.emit(new CallArrived(c.call(), c.from(), c.dialled(), c.trunk(), flow));
        FlowRunner.start(draft, c.call());
      }
      case Route.Refused(var flow, int cause, var _) -> {
        if (flow != null) {
          draft.emit(new CallArrived(c.call(), c.from(), c.dialled(), c.trunk(), flow));
          draft.emit(new CallEnded(c.call(), EndedBy.PROVIDER, cause, null, null));
        }
        draft.effect(new Effect.EndCall(c.call(), cause));
      }
    }
    return null;
  }

  static @Nullable Rejected flowWaits(Draft draft, InteractionId id) {
    CallState call = live(draft, id);
    if (call == null) {
      return Refusals.unknownCall(id);
    }
    return switch (call.phase()) {
      case FLOW -> FlowRunner.repeat(draft, call) ? null : notAtStep(call);
      case QUEUED, DIALLED, KEPT -> {
        draft.toWait(id, call.queue(), call.recording());
        yield null;
      }
      case PLACING, TALKING, HELD, ENDED -> notAtStep(call);
    };
  }

  private static Rejected notAtStep(CallState call) {
    return Refusals.wrongState("call " + call.id(), "at a step of its flow", call.phase());
  }

  static @Nullable Rejected stepDone(Draft draft, Command.StepDone c) {
    CallState call = live(draft, c.call());
    if (call == null) {
      return Refusals.unknownCall(c.call());
    }
    if (call.phase() != Phase.FLOW || call.progress().turn() != c.step()) {
      return Refusals.wrongState(
          "call " + c.call(), "at step " + c.step(), call.phase() + " " + call.progress().turn());
    }
    FlowRunner.stepDone(draft, call, c.result());
    return null;
  }

  static @Nullable Rejected gone(Draft draft, Command.CustomerGone c) {
    CallState call = live(draft, c.call());
    if (call == null) {
      return Refusals.unknownCall(c.call());
    }
    Endings.end(draft, call, Endings.Way.gone(c.by(), c.cause(), c.sip()));
    return null;
  }

  static @Nullable Rejected endedMeanwhile(Draft draft, Command.EndedMeanwhile c) {
    CallState call = live(draft, c.call());
    if (call == null) {
      return Refusals.unknownCall(c.call());
    }
    Endings.end(
        draft,
        call,
        new Endings.Way(
            EndedBy.UNKNOWN,
            c.cause(),
            null,
            Endings.within(draft, call, c.endedAt()),
            OfferOutcome.WITHDRAWN,
            null,
            legOf(call, c.legs())));
    return null;
  }

  private static Command.@Nullable EndedLeg legOf(CallState call, List<Command.EndedLeg> ended) {
    return ended.stream().filter(leg -> call.hasOffer(leg.offer())).findFirst().orElse(null);
  }

  static @Nullable Rejected farEndAnswered(Draft draft, Command.FarEndAnswered c) {
    InteractionId id = c.call();
    CallState call = live(draft, id);
    if (call == null) {
      return Refusals.unknownCall(id);
    }
    if (call.party().direction() == Direction.OUT && call.phase() != Phase.PLACING) {
      // Said already, or found out by taking stock.
      return null;
    }
    if (call.phase() != Phase.PLACING || call.offer() == null) {
      return Refusals.wrongState("call " + id, "PLACING", call.phase());
    }
    Offers.connect(draft, call, call.offer(), c.answeredAt());
    return null;
  }

  static @Nullable Rejected farEndFailed(Draft draft, Command.FarEndFailed c) {
    CallState call = live(draft, c.call());
    if (call == null) {
      return Refusals.unknownCall(c.call());
    }
    if (call.phase() != Phase.PLACING) {
      return Refusals.wrongState("call " + c.call(), "PLACING", call.phase());
    }
    EndedBy by =
        switch (c.outcome()) {
          case BUSY, DECLINED -> EndedBy.CUSTOMER;
          case TALKED, NO_ANSWER, UNREACHABLE, WITHDRAWN, LOST -> EndedBy.NETWORK;
        };
    Endings.end(
        draft,
        call,
        new Endings.Way(by, c.cause(), c.sip(), null, c.outcome(), Endings.CAUSE_NORMAL));
    return null;
  }

  static @Nullable Rejected recordingSafe(Draft draft, Command.RecordingSafe c) {
    if (draft.state().isSettled(c.recording())) {
      return settled(c.recording().value());
    }
    draft.emit(
        new RecordingStored(
            c.call(), c.recording(), c.sha256(), c.bytes(), c.seconds(), c.objectKey()));
    return null;
  }

  static @Nullable Rejected recordingGone(Draft draft, Command.RecordingGone c) {
    if (draft.state().isSettled(c.recording())) {
      return settled(c.recording().value());
    }
    draft.emit(new RecordingMissing(c.call(), c.recording(), c.reason()));
    return null;
  }

  private static Rejected settled(String recording) {
    return Decision.rejected(
        ProblemCode.CONFLICT,
        "Expected recording %s to be awaited, but it is settled".formatted(recording));
  }

  /// A call that is not over.
  static @Nullable CallState live(Draft draft, InteractionId id) {
    CallState call = draft.state().call(id);
    return call == null || call.phase() == Phase.ENDED ? null : call;
  }
}
