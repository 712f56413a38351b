package alo.tenants.identity;

import alo.contract.audit.AuditAct;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.SecuritySettings;
import alo.tenants.platform.Check;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// How the tenant protects its log-ins, over HTTP.
@Path("/api/v1/security")
@RunOnVirtualThread
@RolesAllowed(Permit.SECURITY_CHANGE)
public class SecurityResource {
  @Inject SecondFactors factors;
  @Inject CurrentTenant current;
  @Inject Audit audit;

  /// Who needs a second factor.
  @GET
  @RolesAllowed(Permit.SECURITY_SEE)
  @Transactional
  public SecuritySettings get() {
    return factors.get(current.tenant());
  }

  /// Changes it, at once and for log-ins that are there too. Only who has logged in with a second
  /// factor asks others for one.
  @PUT
  @Transactional
  public SecuritySettings change(@Nullable SecuritySettings body) {
    SecuritySettings wanted = Check.body(body);
    new Check().present("/secondFactor", wanted.secondFactor()).done();
    TenantId tenant = current.tenant();
    return audit.changes(
        AuditAct.SECURITY_CHANGE,
        "security",
        () -> factors.get(tenant),
        () -> factors.change(tenant, wanted));
  }
}
