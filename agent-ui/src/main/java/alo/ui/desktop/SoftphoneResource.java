package alo.ui.desktop;

import alo.contract.customer.CustomerView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.tenant.Me;
import alo.contract.tenant.Ticket;
import alo.contract.value.E164;
import alo.ui.base.Languages;
import alo.ui.base.Person;
import alo.ui.client.TenantsApi;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the telephone in the browser asks of its own server: tickets, texts, who calls.
@Path("softphone")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SoftphoneResource {
  private static final String BUNDLE = "vaadin-i18n.translations";
  private static final String PREFIX = "phone.";

  private final TenantsApi api;
  private final SecurityIdentity identity;

  SoftphoneResource(TenantsApi api, SecurityIdentity identity) {
    this.api = api;
    this.identity = identity;
  }

  /// A pass for the agent socket; 204 for a person who takes no calls, 403 for one who is locked.
  @POST
  @Path("ticket")
  public Response ticket() {
    Optional<Me> me = Person.of(identity);
    if (Person.isLocked(identity)) {
      throw refused(ProblemCode.USER_LOCKED);
    }
    if (me.isEmpty()) {
      throw refused(ProblemCode.DEPENDENCY_UNAVAILABLE);
    }
    if (me.get().agent() == null) {
      return Response.noContent().build();
    }
    return Response.ok(api.ticket(Ticket.Purpose.AGENT)).build();
  }

  /// Who has a number, to be shown before the answer; 204 when nobody is known by it.
  @GET
  @Path("customer")
  public @Nullable CustomerView customer(@QueryParam("phone") String phone) {
    return api.findCustomer(new E164(phone.replace(' ', '+'))).orElse(null);
  }

  /// The telephone's texts in a language.
  @GET
  @Path("texts")
  @PermitAll
  public Map<String, String> texts(@QueryParam("lang") @Nullable String language) {
    Locale locale = Languages.matching(Locale.of(language == null ? "en" : language));
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> texts = new TreeMap<>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(PREFIX)) {
        texts.put(key, bundle.getString(key));
      }
    }
    return texts;
  }

  private static WebApplicationException refused(ProblemCode code) {
    return new WebApplicationException(
        Response.status(code.status())
            .type("application/problem+json")
            .entity(Problem.of(code, code.title(), List.of()))
            .build());
  }
}
