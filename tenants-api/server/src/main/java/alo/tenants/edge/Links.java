package alo.tenants.edge;

import alo.contract.id.EdgeId;
import jakarta.inject.Singleton;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The edges that are connected to this process.
@Singleton
class Links {
  private final ConcurrentMap<EdgeId, Link> links = new ConcurrentHashMap<>();

  /// Enters a link; an older one of the same edge is dead and is closed.
  void enter(Link link) {
    Link older = links.put(link.edge(), link);
    if (older != null && older != link) {
      older.close(CloseCodes.GOING_AWAY, "Replaced by a newer link");
    }
  }

  void leave(Link link) {
    links.remove(link.edge(), link);
  }

  /// The link of an edge that has greeted.
  Optional<Link> find(EdgeId edge) {
    return Optional.ofNullable(links.get(edge)).filter(Link::isGreeted);
  }

  Collection<Link> all() {
    return links.values();
  }
}
