package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A way from one node to the next.
///
/// @param field where it stands in the node, e.g. `otherwise` or `keys/1`
/// @param target null when absent
/// @param optional whether it may be absent, which hangs up
/// @param silent whether a call can take it although its caller does nothing and nobody is waited
///     for; a circle of such ways never ends
record Successor(String field, @Nullable String target, boolean optional, boolean silent) {

  static List<Successor> of(FlowNode node) {
    return switch (node) {
      case FlowNode.Answer n -> List.of(next(n.next()));
      case FlowNode.Play n -> List.of(next(n.next()));
      case FlowNode.Say n -> List.of(next(n.next()));
      case FlowNode.Menu n -> ofMenu(n);
      case FlowNode.Collect n ->
          List.of(
              new Successor("next", n.next(), false, n.digitsMin() == 0),
              otherwise(n.otherwise(), true));
      case FlowNode.Hours n ->
          List.of(
              new Successor("open", n.open(), false, true),
              new Successor("closed", n.closed(), false, true),
              new Successor(
                  "holiday", n.holiday() == null ? n.closed() : n.holiday(), false, true));
      case FlowNode.Queue n -> List.of(otherwise(n.otherwise(), false));
      case FlowNode.Dial n -> List.of(otherwise(n.otherwise(), true));
      case FlowNode.Voicemail n -> List.of(new Successor("next", n.next(), true, true));
      case FlowNode.HangUp _ -> List.of();
    };
  }

  private static List<Successor> ofMenu(FlowNode.Menu menu) {
    var all = new ArrayList<Successor>();
    new TreeMap<>(menu.keys())
        .forEach((key, target) -> all.add(new Successor("keys/" + key, target, false, false)));
    all.add(otherwise(menu.otherwise(), true));
    return all;
  }

  private static Successor next(@Nullable String target) {
    return new Successor("next", target, false, true);
  }

  private static Successor otherwise(@Nullable String target, boolean silent) {
    return new Successor("otherwise", target, true, silent);
  }
}
