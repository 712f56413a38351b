package alo.ui.signin;

import alo.contract.tenant.SignUp;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Passes the sign-up of a stranger on, and who asks; refusals travel back as they are.
@Path("sign-up")
@RunOnVirtualThread
public class SignUpResource {
  private final TenantsApi api;

  SignUpResource(TenantsApi api) {
    this.api = api;
  }

  /// Leads who typed the address to the form.
  @GET
  @PermitAll
  public Response form() {
    return Response.seeOther(URI.create("sign-up.html")).build();
  }

  /// Asks for a tenant, who gets a mail with a link.
  @POST
  @PermitAll
  public SignUp.Requested ask(SignUp request, @Context HttpServerRequest caller) {
    // A proxy may say that it does not know it.
    String address = caller.remoteAddress().hostAddress();
    return api.askToSignUp(request, address == null ? "unknown" : address);
  }

  /// Makes the tenant whose link was followed.
  @POST
  @Path("verify")
  @PermitAll
  public SignUp.Done verify(SignUp.Verification link) {
    return api.verifySignUp(link);
  }
}
