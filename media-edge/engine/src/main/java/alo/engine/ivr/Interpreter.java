package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.engine.ivr.Turn.Reply;
import org.jspecify.annotations.Nullable;

/// Interprets flows node by node. Keeps nothing: where a call stands is in its state.
public final class Interpreter {
  /// A call that has reached so many nodes is ended: only a flow that runs in a circle does that.
  public static final int FLOW_STEPS_PER_CALL_MAX = 1_000;

  private Interpreter() {}

  /// A call reaches a node, or tries it once more.
  public static Turn enter(FlowNode node, Visit visit) {
    return switch (node) {
      case FlowNode.Answer answer -> AnswerNode.enter(answer, visit);
      case FlowNode.Play play -> PlayNode.enter(play, visit);
      case FlowNode.Say say -> SayNode.enter(say, visit);
      case FlowNode.Menu menu -> MenuNode.enter(menu, visit);
      case FlowNode.Collect collect -> CollectNode.enter(collect);
      case FlowNode.Hours hours -> HoursNode.enter(hours, visit);
      case FlowNode.Queue queue -> QueueNode.enter(queue);
      case FlowNode.Dial dial -> DialNode.enter(dial, visit);
      case FlowNode.Voicemail voicemail -> VoicemailNode.enter(voicemail, visit);
      case FlowNode.HangUp hangUp -> HangUpNode.enter();
    };
  }

  /// The step of a node has ended.
  public static Reply after(FlowNode node, Visit visit, Step.Result result) {
    return switch (node) {
      case FlowNode.Answer answer -> AnswerNode.after(answer);
      case FlowNode.Play play -> Reply.untyped(new Turn.GoTo(play.next()));
      case FlowNode.Say say -> Reply.untyped(new Turn.GoTo(say.next()));
      case FlowNode.Menu menu -> MenuNode.after(menu, visit, result);
      case FlowNode.Collect collect -> CollectNode.after(collect, visit, result);
      case FlowNode.Voicemail voicemail -> VoicemailNode.after(voicemail, visit, result);
      case FlowNode.Hours _, FlowNode.Queue _, FlowNode.Dial _, FlowNode.HangUp _ ->
          throw new IllegalStateException("Expected a node that runs steps, but it is " + node);
    };
  }

  /// Where a call goes on that nobody served at this node; null hangs up.
  public static @Nullable String unserved(FlowNode node) {
    return switch (node) {
      case FlowNode.Queue queue -> queue.otherwise();
      case FlowNode.Dial dial -> dial.otherwise();
      case FlowNode.Menu menu -> menu.otherwise();
      case FlowNode.Answer _,
          FlowNode.Play _,
          FlowNode.Say _,
          FlowNode.Collect _,
          FlowNode.Hours _,
          FlowNode.Voicemail _,
          FlowNode.HangUp _ ->
          null;
    };
  }

  /// Whether digits that were typed at a node are the value of a variable.
  public static boolean isValueOf(@Nullable FlowNode node, String variable, String digits) {
    return node instanceof FlowNode.Collect collect
        && collect.variable().equals(variable)
        && CollectNode.accepts(collect, digits);
  }
}
