package alo.tenants.tenant;

import alo.contract.tenant.SignUp;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Sign-up over HTTP; the only thing that an unknown person may do.
@Path("/api/v1/signups")
@RunOnVirtualThread
@PermitAll
public class SignUpResource {
  @Inject SignUps signUps;

  /// Makes a tenant that can be called at once.
  @POST
  @ResponseStatus(201)
  public SignUp.Done signUp(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable SignUp body) {
    SignUp request = Check.body(body);
    new Check()
        .line("/company", request.company(), 2, 120)
        .line("/ownerName", request.ownerName(), 1, 120)
        .email("/ownerEmail", request.ownerEmail())
        .present("/language", request.language())
        .done();
    SignUp.Done done = signUps.once(Idempotency.key(key), request);
    return done;
  }
}
