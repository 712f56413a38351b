package alo.ui.signin;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Where somebody goes who wants to log in with a second factor: whoever arrives has done so.
@Path(StepUpResource.PATH)
public class StepUpResource {
  static final String PATH = "step-up";
  static final String ADDRESS = "/" + PATH;

  /// Goes on to where second factors are asked for.
  @GET
  @Authenticated
  public Response done() {
    return Response.seeOther(URI.create("/security")).build();
  }
}
