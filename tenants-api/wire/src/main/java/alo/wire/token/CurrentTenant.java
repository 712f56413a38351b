package alo.wire.token;

import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The tenant and the person of this request, from the token only: header, path and body never name
/// a tenant. A token of several organisations, or of none, is refused where a tenant is needed.
@RequestScoped
public class CurrentTenant {
  private static final String ORGANIZATION = "organization";
  private static final String ATTRIBUTE = "tenant";

  /// As the realm's flow of log-in calls that level.
  private static final String SECOND_FACTOR = "2";

  @Inject JsonWebToken token;

  /// The tenant.
  ///
  /// @throws RejectedException AMBIGUOUS_TENANT when the token does not name exactly one
  public TenantId tenant() {
    return findTenant()
        .orElseThrow(
            () ->
                new RejectedException(
                    ProblemCode.AMBIGUOUS_TENANT,
                    "Expected a token of exactly one organisation; choose one at log-in"));
  }

  /// The tenant, if the token names exactly one.
  public Optional<TenantId> findTenant() {
    return tenantOf(token);
  }

  /// The tenant of a token, for code that runs before the request has its beans.
  public static Optional<TenantId> tenantOf(JsonWebToken token) {
    Object claim = token.getClaim(ORGANIZATION);
    if (!(claim instanceof JsonObject organizations) || organizations.size() != 1) {
      return Optional.empty();
    }
    JsonValue only = organizations.values().iterator().next();
    if (!(only instanceof JsonObject organization)
        || !(organization.get(ATTRIBUTE) instanceof JsonArray values)
        || values.size() != 1
        || !(values.get(0) instanceof JsonString value)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TenantId(value.getString()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether the person has logged in with a second factor.
  public boolean hasSecondFactor() {
    return hasSecondFactor(token);
  }

  /// Whether somebody has, for code that runs before the request has its beans. Said by `acr`, the
  /// level of the log-in: 1 is a password, 2 a second factor beside it.
  public static boolean hasSecondFactor(JsonWebToken token) {
    Object level = token.getClaim("acr");
    return SECOND_FACTOR.equals(level);
  }

  /// The user's id in the identity provider.
  public String user() {
    return token.getSubject();
  }

  /// The user's name for people to read.
  public String name() {
    String name = token.getClaim("name");
    return name == null ? token.getName() : name;
  }

  /// The user's mail address, empty if the token has none.
  public String email() {
    String email = token.getClaim("email");
    return email == null ? "" : email;
  }
}
