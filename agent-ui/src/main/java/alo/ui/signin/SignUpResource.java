package alo.ui.signin;

import alo.contract.tenant.SignUp;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/// Passes the sign-up of a stranger on, and who asks; refusals travel back as they are.
@Path("sign-up")
@RunOnVirtualThread
public class SignUpResource {
  private final TenantsApi api;

  SignUpResource(TenantsApi api) {
    this.api = api;
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
