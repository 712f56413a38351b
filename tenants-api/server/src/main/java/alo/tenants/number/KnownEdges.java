package alo.tenants.number;

import alo.contract.id.EdgeId;

/// Which edges there are. A number of any other edge would be given to a new tenant and never ring.
public interface KnownEdges {
  /// Whether such an edge may connect.
  boolean knows(EdgeId edge);
}
