package alo.edge.phone;

import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import java.util.Set;

/// Tenants' music in the PBX.
public interface Music {
  /// Of whom a piece is here.
  Set<TenantId> tenants();

  /// Removes a tenant's other pieces. Who hears one of them just now is left with silence: only for
  /// tenants without calls.
  void keepOnly(TenantId tenant, Set<PromptId> pieces);
}
