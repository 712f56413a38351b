package alo.edge.asterisk;

import alo.contract.id.Id;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.asteriskjava.manager.event.CoreShowChannelEvent;

/// Finds conversations whose end was never heard. They have no deadline: without this their agent
/// would stay in them. What is missing in the PBX twice in a row is a case for stock.
final class Audit {
  private final Stocktaking.Channels channels;
  private final TenantLoops loops;
  private Map<TenantId, Set<Id>> missing = Map.of();

  Audit(Stocktaking.Channels channels, TenantLoops loops) {
    this.channels = channels;
    this.loops = loops;
  }

  /// The tenants of whom stock should be taken.
  Set<TenantId> look() throws IOException, InterruptedException {
    Map<TenantId, Set<Id>> now = known();
    for (CoreShowChannelEvent channel : channels.list()) {
      Map<String, String> variables = channel.getChannelVariables();
      String tenant = variables == null ? null : variables.get("TEN");
      String call = variables == null ? null : variables.get("IX");
      if (tenant == null || tenant.isEmpty() || call == null || call.isEmpty()) {
        continue;
      }
      Id here =
          "cust".equals(variables.get("LEG"))
              ? new InteractionId(call)
              : new OfferId(channel.getUniqueid());
      now.getOrDefault(new TenantId(tenant), new HashSet<>()).remove(here);
    }
    Set<TenantId> suspicious = new HashSet<>();
    now.forEach(
        (tenant, ids) -> {
          if (ids.stream().anyMatch(missing.getOrDefault(tenant, Set.of())::contains)) {
            suspicious.add(tenant);
          }
        });
    missing = now;
    return suspicious;
  }

  private Map<TenantId, Set<Id>> known() throws InterruptedException {
    Map<TenantId, Set<Id>> known = new HashMap<>();
    for (TenantId tenant : loops.tenants()) {
      var asked =
          loops.look(
              tenant,
              center -> {
                Set<Id> live = new HashSet<>(center.liveCalls());
                live.addAll(center.liveOffers());
                return live;
              });
      try {
        if (asked.isPresent()) {
          known.put(tenant, asked.get().get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return known;
  }
}
