package alo.tenants.edge;

import alo.contract.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which configurations one edge was sent and which it has in force. One that it does not confirm,
/// because it could not keep it, is to be sent again: it may be a suspension.
final class SentConfigurations {
  /// How long an edge may take to confirm.
  static final Duration CONFIRM_MAX = Duration.ofSeconds(10);

  private static final long NONE = -1;

  private record Sent(long version, Instant at) {}

  private final Map<TenantId, Long> inForce = new HashMap<>();
  private final Map<TenantId, Sent> underWay = new HashMap<>();

  void sent(TenantId tenant, long version, Instant now) {
    underWay.put(tenant, new Sent(version, now));
  }

  void confirmed(TenantId tenant, long version) {
    inForce.merge(tenant, version, Math::max);
    Sent sent = underWay.get(tenant);
    if (sent != null && sent.version() <= version) {
      underWay.remove(tenant);
    }
  }

  /// The version that the edge has or is about to have, -1 for none.
  long version(TenantId tenant, Instant now) {
    Sent sent = underWay.get(tenant);
    long coming = sent != null && now.isBefore(sent.at().plus(CONFIRM_MAX)) ? sent.version() : NONE;
    return Math.max(coming, inForce.getOrDefault(tenant, NONE));
  }
}
