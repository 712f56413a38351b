package alo.contract.id;

import java.util.Comparator;

/// Names one event for ever: the edge that wrote it, the epoch of its ownership and its place in
/// that edge's ledger. Two owners never write one history, since an epoch belongs to one owner.
///
/// @param edge who wrote it
/// @param epoch the ownership under which it was written, from 1
/// @param sequence place in the edge's ledger, from 1, over all tenants, without gaps in one epoch
public record EventId(EdgeId edge, long epoch, long sequence) implements Comparable<EventId> {
  private static final Comparator<EventId> ORDER =
      Comparator.comparing((EventId e) -> e.edge().value())
          .thenComparingLong(EventId::epoch)
          .thenComparingLong(EventId::sequence);

  public EventId {
    if (epoch < 1 || sequence < 1) {
      throw new IllegalArgumentException(
          "Expected epoch and sequence from 1, but they are %d and %d".formatted(epoch, sequence));
    }
  }

  @Override
  public int compareTo(EventId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return edge + "." + epoch + "." + sequence;
  }
}
