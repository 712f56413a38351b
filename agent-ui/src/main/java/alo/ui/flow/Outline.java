package alo.ui.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.value.TimeWindow;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a flow does to a caller, whatever its nodes are called and however they are shared. Pure.
final class Outline {
  private static final String END = "end";

  private final Map<String, FlowNode> nodes;
  private final Set<String> above = new HashSet<>();
  private boolean circle;

  private Outline(Map<String, FlowNode> nodes) {
    this.nodes = nodes;
  }

  /// Whether two flows do the same. A flow that goes round in a circle is like no other.
  static boolean same(FlowDocument one, FlowDocument other) {
    Optional<String> text = of(one);
    return text.isPresent() && text.equals(of(other));
  }

  private static Optional<String> of(FlowDocument document) {
    Outline outline = new Outline(document.nodes());
    String text = outline.text(document.start());
    return outline.circle ? Optional.empty() : Optional.of(text);
  }

  /// The nodes that a caller can come to.
  static Map<String, FlowNode> reached(String start, Map<String, FlowNode> nodes) {
    Map<String, FlowNode> reached = new HashMap<>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String id = open.pop();
      FlowNode node = nodes.get(id);
      if (node != null && reached.put(id, node) == null) {
        successors(node).forEach(open::push);
      }
    }
    return reached;
  }

  private String text(@Nullable String id) {
    FlowNode node = id == null ? null : nodes.get(id);
    if (node == null) {
      return END;
    }
    if (!above.add(id)) {
      circle = true;
      return END;
    }
    String text =
        switch (node) {
          case FlowNode.HangUp _ -> END;
          case FlowNode.Answer a -> "answer " + text(a.next());
          case FlowNode.Play p -> play(p.prompt()) + text(p.next());
          case FlowNode.Say s -> play(s.text()) + text(s.next());
          case FlowNode.Menu m -> menu(m);
          case FlowNode.Collect c ->
              "collect " + c + " " + text(c.next()) + " else " + text(c.otherwise());
          case FlowNode.Hours h ->
              "hours %s %s %s %s open {%s} closed {%s} holiday {%s}"
                  .formatted(
                      h.zone(),
                      h.windows().stream().map(Outline::window).toList(),
                      new TreeSet<>(h.holidays()),
                      h.calendar(),
                      text(h.open()),
                      text(h.closed()),
                      text(h.holiday() == null ? h.closed() : h.holiday()));
          case FlowNode.Queue q ->
              "queue %s %d else {%s}".formatted(q.queue(), q.waitSecondsMax(), text(q.otherwise()));
          case FlowNode.Dial d ->
              "dial %s %d else {%s}".formatted(d.target(), d.ringSeconds(), text(d.otherwise()));
          case FlowNode.Voicemail v ->
              "voicemail %s %s %d then {%s}"
                  .formatted(v.prompt(), v.queue(), v.secondsMax(), text(v.next()));
        };
    above.remove(id);
    return text;
  }

  private static String play(Prompt prompt) {
    return "play " + prompt + " ";
  }

  private static String window(TimeWindow window) {
    return new TreeSet<>(window.days()) + " " + window.from() + "-" + window.to();
  }

  private String menu(FlowNode.Menu menu) {
    Map<String, String> keys = new TreeMap<>();
    menu.keys().forEach((key, target) -> keys.put(key, text(target)));
    return "menu %s %d %d %d %s else {%s}"
        .formatted(
            menu.prompt(),
            menu.extensionDigits(),
            menu.waitSeconds(),
            menu.attempts(),
            keys,
            text(menu.otherwise()));
  }

  private static List<String> successors(FlowNode node) {
    Stream<String> ids =
        switch (node) {
          case FlowNode.HangUp _ -> Stream.empty();
          case FlowNode.Answer a -> Stream.of(a.next());
          case FlowNode.Play p -> Stream.of(p.next());
          case FlowNode.Say s -> Stream.of(s.next());
          case FlowNode.Menu m ->
              Stream.concat(m.keys().values().stream(), Stream.ofNullable(m.otherwise()));
          case FlowNode.Collect c ->
              Stream.concat(Stream.of(c.next()), Stream.ofNullable(c.otherwise()));
          case FlowNode.Hours h ->
              Stream.concat(Stream.of(h.open(), h.closed()), Stream.ofNullable(h.holiday()));
          case FlowNode.Queue q -> Stream.ofNullable(q.otherwise());
          case FlowNode.Dial d -> Stream.ofNullable(d.otherwise());
          case FlowNode.Voicemail v -> Stream.ofNullable(v.next());
        };
    return ids.toList();
  }
}
