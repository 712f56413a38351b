package alo.engine.ivr;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.id.CalendarId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds every mistake of a drawn flow, each at its node. A flow without mistakes can be run: every
/// call that enters it is served, ends, or reaches somebody's ears in finite time.
public final class FlowValidator {
  /// The form that this engine understands.
  public static final int SCHEMA = 1;

  private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final FlowDocument document;
  private final Known known;
  private final Map<String, FlowNode> nodes;
  private final List<Problem.At> problems = new ArrayList<>();

  private FlowValidator(FlowDocument document, Known known) {
    this.document = document;
    this.known = known;
    nodes = new TreeMap<>(document.nodes());
  }

  /// What a flow may refer to in its tenant.
  ///
  /// @param extensions of agents
  public record Known(
      Set<QueueId> queues,
      Set<PromptId> prompts,
      Set<String> extensions,
      Set<CalendarId> calendars) {}

  /// All mistakes, by node; none for a flow that may be published.
  public static List<Problem.At> validate(FlowDocument document, Known known) {
    var validator = new FlowValidator(document, known);
    validator.frame();
    validator.fields();
    validator.successors();
    if (document.start() != null && validator.nodes.containsKey(document.start())) {
      validator.ways();
    }
    return validator.problems.stream()
        .sorted(Comparator.comparing(Problem.At::place).thenComparing(Problem.At::code))
        .toList();
  }

  private void frame() {
    if (document.schema() != SCHEMA) {
      report(
          "/schema",
          "unknown-schema",
          "Expected schema %d, but it is %d".formatted(SCHEMA, document.schema()));
    }
    if (nodes.size() > FlowDocument.NODES_MAX) {
      report(
          "/nodes",
          "too-many-nodes",
          "Expected at most %d nodes, but there are %d"
              .formatted(FlowDocument.NODES_MAX, nodes.size()));
    }
    if (document.start() == null || !nodes.containsKey(document.start())) {
      report(
          "/start",
          "unknown-node",
          "Expected the id of the first node, but it is \"%s\"".formatted(document.start()));
    }
  }

  private void fields() {
    Set<String> variables = new HashSet<>();
    for (FlowNode node : nodes.values()) {
      if (node instanceof FlowNode.Collect collect && collect.variable() != null) {
        variables.add(collect.variable());
      }
    }
    nodes.forEach(
        (id, node) -> {
          if (!NODE_ID.matcher(id).matches()) {
            report(
                id,
                "bad-node-id",
                "Expected 1 to 40 letters, digits, - or _, but it is \"%s\"".formatted(id));
          }
          problems.addAll(FieldCheck.check(id, node, known, variables));
        });
  }

  private void successors() {
    nodes.forEach(
        (id, node) -> {
          for (Successor successor : Successor.of(node)) {
            if (successor.target() == null && !successor.optional()) {
              report(
                  id,
                  "missing-successor",
                  "Expected a node at %s, but there is none".formatted(successor.field()));
            } else if (successor.target() != null && !nodes.containsKey(successor.target())) {
              report(
                  id,
                  "unknown-node",
                  "Expected a node of this flow at %s, but it is \"%s\""
                      .formatted(successor.field(), successor.target()));
            }
          }
        });
  }

  private void ways() {
    Set<String> reached = from(Set.of(document.start()), _ -> true, _ -> true);
    for (String id : nodes.keySet()) {
      if (!reached.contains(id)) {
        report(id, "unreachable", "Expected a way from the start to here, but there is none");
      }
    }
    unanswered();
    circles(reached);
    ends(reached);
  }

  /// Before the answer nothing can be heard.
  private void unanswered() {
    Set<String> before =
        from(
            Set.of(document.start()), id -> !(nodes.get(id) instanceof FlowNode.Answer), _ -> true);
    for (String id : before) {
      if (speaks(node(id))) {
        report(
            id, "not-answered", "Expected an answer node on every way to here, but one has none");
      }
    }
  }

  private static boolean speaks(FlowNode node) {
    return switch (node) {
      case FlowNode.Play _,
          FlowNode.Say _,
          FlowNode.Menu _,
          FlowNode.Collect _,
          FlowNode.Voicemail _ ->
          true;
      case FlowNode.Answer _,
          FlowNode.Hours _,
          FlowNode.Queue _,
          FlowNode.Dial _,
          FlowNode.HangUp _ ->
          false;
    };
  }

  /// Each circle on which a silent caller would go round for ever, reported once.
  private void circles(Set<String> reached) {
    Set<String> done = new HashSet<>();
    for (String id : new TreeSet<>(reached)) {
      Set<String> after = done.contains(id) ? Set.of() : behind(id);
      if (!after.contains(id)) {
        continue;
      }
      var circle = new TreeSet<String>();
      for (String other : after) {
        if (behind(other).contains(id)) {
          circle.add(other);
        }
      }
      done.addAll(circle);
      report(
          id,
          "endless-circle",
          "Expected a caller who does nothing to come to an end, but %s goes round for ever"
              .formatted(String.join(", ", circle)));
    }
  }

  /// Nodes that a silent call reaches after a node, itself only on a circle.
  private Set<String> behind(String id) {
    Set<String> first = new HashSet<>();
    for (Successor successor : Successor.of(node(id))) {
      if (successor.silent() && successor.target() != null) {
        first.add(successor.target());
      }
    }
    return from(first, _ -> true, Successor::silent);
  }

  /// From every node a call must be able to end.
  private void ends(Set<String> reached) {
    for (String id : new TreeSet<>(reached)) {
      boolean ends = false;
      for (String later : from(Set.of(id), _ -> true, _ -> true)) {
        ends |= ends(node(later));
      }
      if (!ends) {
        report(id, "no-way-out", "Expected a way to an end from here, but there is none");
      }
    }
  }

  private boolean ends(FlowNode node) {
    return node instanceof FlowNode.HangUp
        || node instanceof FlowNode.Queue
        || node instanceof FlowNode.Dial
        || Successor.of(node).stream()
            .anyMatch(way -> way.target() == null || !nodes.containsKey(way.target()));
  }

  /// Everything reached from some nodes, these included.
  ///
  /// @param passes which nodes are gone through
  private Set<String> from(
      Set<String> start, Predicate<String> passes, Predicate<Successor> takes) {
    Set<String> reached = new HashSet<>();
    var open = new ArrayDeque<String>(start);
    while (!open.isEmpty()) {
      String id = open.pop();
      FlowNode node = nodes.get(id);
      if (node == null || !reached.add(id) || !passes.test(id)) {
        continue;
      }
      for (Successor successor : Successor.of(node)) {
        if (successor.target() != null && takes.test(successor)) {
          open.push(successor.target());
        }
      }
    }
    return reached;
  }

  /// A node that is known to be there.
  private FlowNode node(String id) {
    return Objects.requireNonNull(nodes.get(id), id);
  }

  private void report(String place, String code, String detail) {
    problems.add(new Problem.At(place, code, detail));
  }
}
