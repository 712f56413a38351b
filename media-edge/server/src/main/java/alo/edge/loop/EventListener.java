package alo.edge.loop;

import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import java.time.Instant;

/// Is told every event of a tenant in order: once they are on disk, and at a start those from
/// before.
public interface EventListener {
  /// Must return at once; runs on the ledger's thread.
  void happened(TenantId tenant, Instant at, Event event);
}
