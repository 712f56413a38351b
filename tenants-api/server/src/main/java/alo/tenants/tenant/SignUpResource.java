package alo.tenants.tenant;

import alo.contract.tenant.SignUp;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Sign-up over HTTP: strangers ask and follow the link of a mail; the provider needs none.
@Path("/api/v1/signups")
@RunOnVirtualThread
public class SignUpResource {
  private static final int TOKEN_LENGTH_MAX = 100;

  /// What nobody is called, and what would make our mail somebody else's advertisement.
  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(https?:|www\\.|://)");

  @Inject SignUps signUps;
  @Inject SignUpRequests requests;
  @Inject DisposableDomains disposable;

  /// Makes a tenant that can be called at once.
  @POST
  @ResponseStatus(201)
  @RolesAllowed(Roles.PROVIDER)
  public SignUp.Done signUp(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable SignUp body) {
    SignUp request = Check.body(body);
    mistakes(request).done();
    SignUp.Done done = signUps.once(Idempotency.key(key), request);
    return done;
  }

  /// Asks for a tenant: mails a link that [#verify] takes. Whether the address or the company is
  /// known already is not said.
  @POST
  @Path("/requests")
  @ResponseStatus(202)
  @PermitAll
  public SignUp.Requested request(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @Nullable SignUp body,
      @Context HttpServerRequest caller) {
    SignUp request = Check.body(body);
    Check check = mistakes(request);
    check.done();
    noWebAddress(check, "/company", request.company());
    noWebAddress(check, "/ownerName", request.ownerName());
    check
        .that(
            !disposable.has(request.ownerEmail()),
            "/ownerEmail",
            "disposable",
            "Expected an address that lasts, but this one is thrown away after use")
        .done();
    SignUp.Requested asked =
        requests.ask(Idempotency.key(key), request, caller.remoteAddress().hostAddress());
    return asked;
  }

  /// Makes the tenant of a mailed link, which can be called at once; the same link always makes the
  /// same one.
  @POST
  @Path("/verify")
  @ResponseStatus(201)
  @PermitAll
  public SignUp.Done verify(SignUp.@Nullable Verification body) {
    SignUp.Verification link = Check.body(body);
    new Check().line("/token", link.token(), 1, TOKEN_LENGTH_MAX).done();
    SignUp.Done done = requests.verified(link.token());
    return done;
  }

  private static Check mistakes(SignUp request) {
    return new Check()
        .line("/company", request.company(), 2, 120)
        .line("/ownerName", request.ownerName(), 1, 120)
        .email("/ownerEmail", request.ownerEmail())
        .present("/language", request.language());
  }

  private static void noWebAddress(Check check, String place, String name) {
    check.that(
        !WEB_ADDRESS.matcher(name).find(), place, "web-address", "Expected a name, not an address");
  }
}
