package alo.engine.contactcenter;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.CalendarId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event.CallAnswered;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.DigitsTyped;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.LeftBecause;
import alo.contract.interaction.Event.NodeEntered;
import alo.contract.interaction.Event.NumberOffered;
import alo.contract.interaction.Event.QueueLeft;
import alo.contract.interaction.Event.VoicemailLeft;
import alo.contract.queue.QueueView;
import alo.contract.value.DialString;
import alo.engine.calendar.WorkingTime;
import alo.engine.call.CallState;
import alo.engine.call.Progress;
import alo.engine.ivr.Interpreter;
import alo.engine.ivr.Step;
import alo.engine.ivr.Turn;
import alo.engine.ivr.Visit;
import alo.engine.routing.OutboundGate.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Moves calls along their flows until a step runs, somebody is waited for, or the call ends.
final class FlowRunner {
  private FlowRunner() {}

  /// Where the customer's leg is in the PBX: in the flow's script, or in the waiting room with
  /// music, from which it must be called back before a step can run.
  enum Leg {
    IN_FLOW,
    IN_WAITING_ROOM
  }

  /// Whether the turn is done, or goes on at a node.
  private sealed interface Onward {
    record Done() implements Onward {}

    record At(@Nullable String node) implements Onward {}
  }

  private static final Onward DONE = new Onward.Done();

  /// A call goes on at a node; null hangs up.
  static void goTo(Draft draft, InteractionId id, @Nullable String node, Leg leg) {
    Onward onward = new Onward.At(node);
    while (onward instanceof Onward.At(String next)) {
      onward = enter(draft, draft.call(id), next, leg);
    }
  }

  /// Begins the flow of a call.
  static void start(Draft draft, InteractionId id) {
    FlowDocument document = document(draft, draft.call(id));
    goTo(draft, id, document == null ? null : document.start(), Leg.IN_FLOW);
  }

  /// A call that nobody served at its node goes on in its flow.
  static void unserved(Draft draft, InteractionId id) {
    FlowNode node = node(draft, draft.call(id));
    goTo(draft, id, node == null ? null : Interpreter.unserved(node), Leg.IN_WAITING_ROOM);
  }

  /// A step has ended.
  static void stepDone(Draft draft, CallState call, Step.Result result) {
    FlowNode node = node(draft, call);
    if (node == null || !runsStep(draft, call, node)) {
      goTo(draft, call.id(), null, Leg.IN_FLOW);
      return;
    }
    Turn.Reply reply = Interpreter.after(node, visit(draft, call), result);
    if (reply.typed() != null) {
      draft.emit(new DigitsTyped(call.id(), call.progress().nodes(), reply.typed()));
    }
    Onward onward = follow(draft, draft.call(call.id()), node, reply.turn(), Leg.IN_FLOW);
    if (onward instanceof Onward.At(String next)) {
      goTo(draft, call.id(), next, Leg.IN_FLOW);
    }
  }

  /// The present step's effect once more; false if the call is not at a step.
  static boolean repeat(Draft draft, CallState call) {
    FlowNode node = node(draft, call);
    if (node != null && Interpreter.enter(node, visit(draft, call)) instanceof Turn.Run(Step s)) {
      draft.effect(new Effect.RunStep(call.id(), call.progress().turn(), s));
      return true;
    }
    return false;
  }

  private static boolean runsStep(Draft draft, CallState call, FlowNode node) {
    return Interpreter.enter(node, visit(draft, call)) instanceof Turn.Run;
  }

  private static Onward enter(Draft draft, CallState call, @Nullable String next, Leg leg) {
    FlowDocument document = document(draft, call);
    FlowNode node = next == null || document == null ? null : document.nodes().get(next);
    if (node == null
        || next == null
        || call.progress().nodes() >= Interpreter.FLOW_STEPS_PER_CALL_MAX) {
      return end(draft, call);
    }
    draft.emit(new NodeEntered(call.id(), call.progress().nodes() + 1, next));
    CallState there = draft.call(call.id());
    return follow(draft, there, node, Interpreter.enter(node, visit(draft, there)), leg);
  }

  private static Onward follow(Draft draft, CallState call, FlowNode node, Turn turn, Leg leg) {
    return switch (turn) {
      case Turn.Run(Step step) -> run(draft, call, step, leg);
      case Turn.Again _ ->
          follow(draft, call, node, Interpreter.enter(node, visit(draft, call)), leg);
      case Turn.GoTo(String next) -> new Onward.At(next);
      case Turn.Answered(String next) -> {
        if (call.answeredAt() == null) {
          draft.emit(new CallAnswered(call.id()));
        }
        yield new Onward.At(next);
      }
      case Turn.Left left -> {
        draft.emit(new VoicemailLeft(call.id(), left.queue(), left.recording(), left.seconds()));
        yield new Onward.At(left.next());
      }
      case Turn.Enqueue(QueueId queue, int seconds) ->
          enqueue(draft, call, node, queue, Duration.ofSeconds(seconds));
      case Turn.Ring(Target target, int seconds) ->
          ring(draft, call, target, Duration.ofSeconds(seconds))
              ? DONE
              : new Onward.At(Interpreter.unserved(node));
      case Turn.End _ -> end(draft, call);
    };
  }

  private static Onward run(Draft draft, CallState call, Step step, Leg leg) {
    draft.effect(
        switch (leg) {
          case IN_FLOW -> new Effect.RunStep(call.id(), call.progress().turn(), step);
          case IN_WAITING_ROOM -> new Effect.BackToFlow(call.id());
        });
    return DONE;
  }

  private static Onward end(Draft draft, CallState call) {
    Endings.byFlow(draft, call, EndedBy.FLOW);
    return DONE;
  }

  private static Onward enqueue(
      Draft draft, CallState call, FlowNode node, QueueId id, Duration patience) {
    QueueView queue = draft.directory().queue(id);
    if (queue == null) {
      draft.emit(new QueueLeft(call.id(), id, LeftBecause.NO_AGENT));
      return new Onward.At(Interpreter.unserved(node));
    }
    if (draft.state().depth(id) >= queue.depthMax()) {
      draft.emit(new QueueLeft(call.id(), id, LeftBecause.QUEUE_FULL));
      return new Onward.At(Interpreter.unserved(node));
    }
    RecordingId recording = queue.record() ? CallState.conversationOf(call.id()) : null;
    draft.emit(new CallQueued(call.id(), id, draft.now().plus(patience), recording));
    draft.toWait(call.id(), id, toStart(call, recording));
    return DONE;
  }

  /// A recording is started once on a call; it then goes on over hold and further agents.
  private static @Nullable RecordingId toStart(CallState call, @Nullable RecordingId recording) {
    return call.recording() != null ? null : recording;
  }

  private static boolean ring(Draft draft, CallState call, Target target, Duration ring) {
    return switch (target) {
      case Target.Extension(String extension) -> ringAgent(draft, call, extension, ring);
      case Target.Outside(DialString number) -> ringNumber(draft, call, number, ring);
      case Target.TypedExtension typed ->
          throw new IllegalStateException("Expected a resolved extension, but it is " + typed);
    };
  }

  private static boolean ringAgent(Draft draft, CallState call, String extension, Duration ring) {
    AgentId agent = draft.directory().agentAt(extension);
    if (agent == null || draft.directory().isLocked(agent) || !draft.agent(agent).isReachable()) {
      return false;
    }
    RecordingId recording = CallState.conversationOf(call.id());
    draft.toWait(call.id(), null, toStart(call, recording));
    Offers.offer(draft, call.id(), agent, null, ring, recording);
    return true;
  }

  private static boolean ringNumber(Draft draft, CallState call, DialString number, Duration ring) {
    Verdict verdict = draft.directory().gate().check(number, draft.state().outside());
    return switch (verdict) {
      case Verdict.Barred _ -> false;
      case Verdict.Passed way -> {
        var offer = draft.newOffer();
        Instant deadline = draft.now().plus(ring).plus(Offers.ANSWER_LOST_AFTER);
        RecordingId recording = CallState.conversationOf(call.id());
        draft.toWait(call.id(), null, toStart(call, recording));
        draft.emit(
            new NumberOffered(
                call.id(), offer, way.to(), way.callerId(), way.trunk(), deadline, recording));
        draft.effect(
            new Effect.RingNumber(call.id(), offer, way.to(), way.callerId(), way.trunk(), ring));
        yield true;
      }
    };
  }

  /// Rings once more whom the call's present node rings; false if it rings nobody.
  static boolean ringAgain(Draft draft, CallState call) {
    FlowNode node = node(draft, call);
    if (!(node instanceof FlowNode.Dial)) {
      return false;
    }
    return Interpreter.enter(node, visit(draft, call))
            instanceof Turn.Ring(Target target, int seconds)
        && ring(draft, call, target, Duration.ofSeconds(seconds));
  }

  private static @Nullable FlowDocument document(Draft draft, CallState call) {
    FlowRef flow = call.party().flow();
    return flow == null ? null : draft.directory().document(flow);
  }

  private static @Nullable FlowNode node(Draft draft, CallState call) {
    FlowDocument document = document(draft, call);
    String node = call.progress().node();
    return document == null || node == null ? null : document.nodes().get(node);
  }

  private static Visit visit(Draft draft, CallState call) {
    return new CallVisit(draft, call, document(draft, call));
  }

  /// What nodes may see of a call.
  private record CallVisit(Draft draft, CallState call, @Nullable FlowDocument document)
      implements Visit {

    @Override
    public int attempt() {
      return call.progress().typedHere() + 1;
    }

    @Override
    public Instant now() {
      return draft.now();
    }

    @Override
    public boolean answered() {
      return call.answeredAt() != null;
    }

    @Override
    public RecordingId message() {
      return new RecordingId("%s-v%d".formatted(call.id(), call.progress().messages() + 1));
    }

    @Override
    public @Nullable String variable(String name) {
      if (document == null) {
        return null;
      }
      for (Progress.Typed typed : call.progress().typed().reversed()) {
        FlowNode node = document.nodes().get(typed.node());
        if (Interpreter.isValueOf(node, name, typed.digits())) {
          return typed.digits();
        }
      }
      return null;
    }

    @Override
    public boolean isExtension(String digits) {
      return draft.directory().agentAt(digits) != null;
    }

    @Override
    public boolean beginsExtension(char digit) {
      return draft.directory().beginsExtension(digit);
    }

    @Override
    public @Nullable WorkingTime workingTime(CalendarId calendar) {
      return draft.directory().workingTime(calendar);
    }

    @Override
    public @Nullable FlowNode node(String name) {
      return document == null ? null : document.nodes().get(name);
    }
  }
}
