package alo.engine.contactcenter;

import alo.contract.id.Id;
import java.time.Instant;
import java.util.Comparator;

/// Something has to be done about a call or an agent at a time.
///
/// @param whose an [InteractionId] or an [AgentId]
record Due(Instant at, Id whose) implements Comparable<Due> {
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at)
          .thenComparing(due -> due.whose().value())
          .thenComparing(due -> due.whose().getClass().getName());

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
