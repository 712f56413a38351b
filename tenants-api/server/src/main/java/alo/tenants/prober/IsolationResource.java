package alo.tenants.prober;

import alo.contract.identity.Permit;
import alo.contract.isolation.IsolationStanding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// How tenants are kept apart, for a tenant's own people.
@Path("/api/v1/isolation")
@RunOnVirtualThread
@RolesAllowed(Permit.AUDIT_SEE)
public class IsolationResource {
  @Inject Rounds rounds;

  /// What the attacks of the last round and of the last day came to. Nothing of any tenant's data
  /// is in it.
  @GET
  public IsolationStanding get() {
    return rounds.standing();
  }
}
