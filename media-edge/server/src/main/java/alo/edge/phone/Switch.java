package alo.edge.phone;

import alo.contract.id.TenantId;
import alo.engine.contactcenter.Effect;

/// Carries out what was decided and is on disk.
public interface Switch {
  /// Runs one effect and returns when the PBX has taken it. Effects of one call are run one after
  /// the other in their order. What comes of it arrives as commands; an effect on a leg that is
  /// gone does nothing, since its end arrives as a command too.
  void run(TenantId tenant, Effect effect);
}
