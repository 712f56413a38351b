package alo.ui.signin;

import alo.contract.tenant.SignUp;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/// Passes the sign-up form of a stranger on; refusals travel back as they are.
@Path("sign-up")
@RunOnVirtualThread
public class SignUpResource {
  private final TenantsApi api;

  SignUpResource(TenantsApi api) {
    this.api = api;
  }

  /// Makes a tenant.
  @POST
  @PermitAll
  public SignUp.Done signUp(SignUp request) {
    return api.signUp(request);
  }
}
