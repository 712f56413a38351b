package alo.ui.flow;

import alo.contract.id.PromptId;
import alo.contract.identity.Permit;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/// The sound of announcements for the browser's player, which can not show the control plane a
/// token.
@Path("prompt-audio")
@RunOnVirtualThread
public class PromptResource {
  private final TenantsApi api;

  PromptResource(TenantsApi api) {
    this.api = api;
  }

  /// The WAV file.
  @GET
  @Path("{id}")
  @Produces("audio/wav")
  @RolesAllowed(Permit.PROMPTS_CHANGE)
  public byte[] audio(@PathParam("id") String id) {
    return api.promptAudio(new PromptId(id));
  }
}
