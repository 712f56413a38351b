package alo.tenants.edge;

import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.flow.Prompts;
import alo.tenants.tenant.Tenants;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/// Announcements for edges, each for its own tenants.
@Path("/edge/prompts")
@RunOnVirtualThread
@RolesAllowed(EdgeAuthentication.ROLE)
public class EdgePromptResource {
  @Inject Prompts prompts;
  @Inject Tenants tenants;
  @Inject SecurityIdentity edge;

  /// The WAV file.
  @GET
  @Path("/{tenant}/{prompt}")
  @Produces("audio/wav")
  public byte[] prompt(@PathParam("tenant") String tenant, @PathParam("prompt") String prompt) {
    TenantId id = new TenantId(tenant);
    return tenants
        .find(id)
        .filter(t -> t.homeEdge().value().equals(edge.getPrincipal().getName()))
        .flatMap(t -> prompts.findAudio(id, new PromptId(prompt)))
        .orElseThrow(() -> new RejectedException(ProblemCode.NOT_FOUND, "There is no such prompt"));
  }
}
