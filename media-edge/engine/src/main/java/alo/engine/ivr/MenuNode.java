package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.engine.ivr.Turn.Reply;
import java.time.Duration;

/// Plays and takes one key, or a whole extension ("dial an extension or 0").
final class MenuNode {
  /// How long an agent rings whose extension was dialled in a menu.
  static final int EXTENSION_RING_SECONDS = 25;

  /// Within an extension, a caller who types no further key for so long has ended.
  static final Duration BETWEEN_DIGITS = Duration.ofSeconds(2);

  private MenuNode() {}

  static Turn enter(FlowNode.Menu node, Visit visit) {
    return new Turn.Run(ask(node, visit));
  }

  static Step.Ask ask(FlowNode.Menu node, Visit visit) {
    return new Step.Ask(
        node.prompt(),
        Math.max(1, node.extensionDigits()),
        Duration.ofSeconds(node.waitSeconds()),
        BETWEEN_DIGITS,
        firstAlone(node, visit));
  }

  /// A key which begins no extension acts at once; after one that does, more digits may come.
  private static String firstAlone(FlowNode.Menu node, Visit visit) {
    var keys = new StringBuilder();
    node.keys().keySet().stream()
        .filter(key -> node.extensionDigits() == 0 || !visit.beginsExtension(key.charAt(0)))
        .sorted()
        .forEach(keys::append);
    return keys.toString();
  }

  static Reply after(FlowNode.Menu node, Visit visit, Step.Result result) {
    String typed = result instanceof Step.Result.Digits(String digits) ? digits : "";
    return new Reply(typed, turn(node, visit, typed));
  }

  private static Turn turn(FlowNode.Menu node, Visit visit, String typed) {
    String next = node.keys().get(typed);
    if (next != null) {
      return new Turn.GoTo(next);
    }
    // A shorter one too: tenants may have extensions of several lengths.
    if (typed.length() > 1
        && typed.length() <= node.extensionDigits()
        && visit.isExtension(typed)) {
      return new Turn.Ring(new Target.Extension(typed), EXTENSION_RING_SECONDS);
    }
    return visit.attempt() < node.attempts() ? new Turn.Again() : new Turn.GoTo(node.otherwise());
  }
}
