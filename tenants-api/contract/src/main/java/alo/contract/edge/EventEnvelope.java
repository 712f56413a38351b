package alo.contract.edge;

import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import java.time.Instant;

/// An event as ledgers and links carry it.
///
/// @param version of the event's form; 1. A reader that does not know it keeps the event unread
public record EventEnvelope(EventId id, TenantId tenant, Instant at, int version, Event event) {
  /// The version written today.
  public static final int VERSION = 1;
}
