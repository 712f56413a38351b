package alo.bench.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moments in the lives of the agents' lines, from every source in one clock.
final class Marks {

  /// What happened.
  enum Kind {
    /// The telephone is about to send its BYE: the agent is free.
    FREED,
    /// The INVITE is at the telephone.
    OFFERED,
    /// The agent's window was told of the offer.
    SHOWN
  }

  /// @param line e.g. `a07`
  /// @param micros since 1970
  record Mark(String line, Kind kind, long micros) {}

  private final List<Mark> all = new ArrayList<>();

  synchronized void add(Mark mark) {
    all.add(mark);
  }

  private synchronized List<Mark> copy() {
    return new ArrayList<>(all);
  }

  /// How often something happened from a moment on.
  int count(Kind kind, long from) {
    return count(kind, from, Long.MAX_VALUE);
  }

  /// How often something happened in [from, to).
  synchronized int count(Kind kind, long from, long to) {
    return (int)
        all.stream().filter(m -> m.kind() == kind && m.micros() >= from && m.micros() < to).count();
  }

  /// Milliseconds from each moment at which a line became free, from a time on, to the next of a
  /// kind on the same line.
  Samples afterFreed(Kind next, long from) {
    List<Mark> ordered = copy();
    ordered.sort(Comparator.comparingLong(Mark::micros));
    Map<String, Long> freed = new HashMap<>();
    List<Double> millis = new ArrayList<>();
    for (Mark mark : ordered) {
      if (mark.micros() < from) {
        continue;
      }
      if (mark.kind() == Kind.FREED) {
        freed.put(mark.line(), mark.micros());
      } else if (mark.kind() == next) {
        Long since = freed.remove(mark.line());
        if (since != null) {
          millis.add((mark.micros() - since) / 1_000.0);
        }
      }
    }
    return new Samples(millis);
  }
}
