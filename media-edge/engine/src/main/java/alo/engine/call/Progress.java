package alo.engine.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a call has come in its flow.
///
/// @param node where it is, null before the first
/// @param nodes how many it has reached
/// @param turn fences steps: a result of another turn is stale
/// @param typedHere how often something was typed (or not, silence counts) at this node
/// @param typed everything typed, with its node, oldest first
/// @param path the last nodes reached, what was typed in brackets
/// @param messages left so far
/// @param since when the present turn began, null before the first
public record Progress(
    @Nullable String node,
    int nodes,
    int turn,
    int typedHere,
    List<Typed> typed,
    List<String> path,
    int messages,
    @Nullable Instant since) {
  /// More of the path is not shown to agents.
  static final int PATH_SHOWN_MAX = 30;

  /// More of what was typed is not kept.
  static final int TYPED_KEPT_MAX = 50;

  static final Progress NONE = new Progress(null, 0, 0, 0, List.of(), List.of(), 0, null);

  /// Something typed at a node; empty for silence.
  public record Typed(String node, String digits) {}

  Progress entered(int step, String next, Instant at) {
    return new Progress(
        next, step, turn + 1, 0, typed, appended(path, next, PATH_SHOWN_MAX), messages, at);
  }

  Progress typed(String digits, Instant at) {
    if (node == null) {
      return this;
    }
    return new Progress(
        node,
        nodes,
        turn + 1,
        typedHere + 1,
        appended(typed, new Typed(node, digits), TYPED_KEPT_MAX),
        marked(digits),
        messages,
        at);
  }

  Progress messageLeft() {
    return new Progress(node, nodes, turn, typedHere, typed, path, messages + 1, since);
  }

  private List<String> marked(String digits) {
    if (digits.isEmpty() || path.isEmpty()) {
      return path;
    }
    var marked = new ArrayList<>(path);
    marked.set(marked.size() - 1, "%s [%s]".formatted(path.getLast(), digits));
    return List.copyOf(marked);
  }

  private static <T> List<T> appended(List<T> list, T next, int max) {
    var appended = new ArrayList<T>(list.size() + 1);
    appended.addAll(list.size() < max ? list : list.subList(list.size() - max + 1, list.size()));
    appended.add(next);
    return List.copyOf(appended);
  }
}
