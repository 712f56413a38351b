package alo.ui.signin;

import alo.contract.identity.Permission;
import alo.contract.problem.ProblemCode;
import alo.contract.tenant.Me;
import alo.ui.base.Person;
import alo.ui.client.Refused;
import alo.ui.client.SessionToken;
import alo.ui.client.TenantsApi;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Gives a signed-in person the permissions that the control plane knows, each as a role that views
/// ask for: they are not in the token. The answer is kept for moments, so that who is locked or may
/// less is so here too; while the control plane is away an older answer stands, so that nobody
/// loses the page he works on.
@ApplicationScoped
class MeAugmentor implements SecurityIdentityAugmentor {
  private static final Logger LOG = Logger.getLogger(MeAugmentor.class);
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final int PEOPLE_MAX = 10_000;

  private final TenantsApi api;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Me me, Instant at) {}

  MeAugmentor(TenantsApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous() || identity.getCredential(AccessTokenCredential.class) == null) {
      return Uni.createFrom().item(identity);
    }
    return context.runBlocking(() -> withRoles(identity));
  }

  private SecurityIdentity withRoles(SecurityIdentity identity) {
    try {
      return me(identity)
          .<SecurityIdentity>map(
              me ->
                  QuarkusSecurityIdentity.builder(identity)
                      .addRoles(permitted(me))
                      .addAttribute(Person.ME, me)
                      .build())
          .orElse(identity);
    } catch (LockedException _) {
      return QuarkusSecurityIdentity.builder(identity).addAttribute(Person.LOCKED, true).build();
    } catch (TooWeakException _) {
      return QuarkusSecurityIdentity.builder(identity)
          .addAttribute(Person.SECOND_FACTOR_NEEDED, true)
          .build();
    }
  }

  /// His tenant has locked him.
  private static final class LockedException extends Exception {}

  /// His tenant asks for a second factor, and he has logged in without.
  private static final class TooWeakException extends Exception {}

  /// Only words of the catalogue: no tenant makes somebody the provider's.
  private static Set<String> permitted(Me me) {
    return me.permissions().stream()
        .filter(word -> Permission.find(word).isPresent())
        .collect(Collectors.toSet());
  }

  private Optional<Me> me(SecurityIdentity identity) throws LockedException, TooWeakException {
    String token = SessionToken.of(identity);
    String person = identity.getPrincipal().getName() + "/" + tenantPart(token);
    Known last = known.get(person);
    Instant now = clock.instant();
    if (last != null && last.at().plus(FRESH).isAfter(now)) {
      return Optional.of(last.me());
    }
    try {
      Me me = api.me(token);
      if (known.size() >= PEOPLE_MAX) {
        known.clear();
      }
      known.put(person, new Known(me, now));
      return Optional.of(me);
    } catch (Refused e) {
      if (e.is(ProblemCode.DEPENDENCY_UNAVAILABLE) || e.is(ProblemCode.INTERNAL)) {
        LOG.warnf("The control plane does not say who somebody is: %s", e.getMessage());
        return Optional.ofNullable(last).map(Known::me);
      }
      known.remove(person);
      if (e.is(ProblemCode.USER_LOCKED)) {
        throw new LockedException();
      }
      if (e.is(ProblemCode.SECOND_FACTOR_NEEDED)) {
        throw new TooWeakException();
      }
      return Optional.empty();
    }
  }

  /// A person of two tenants is two people here, and so is one with and without a second factor.
  private static String tenantPart(String token) {
    JsonNode claims = TokenClaims.of(token);
    return claims.path("organization") + "/" + claims.path(TokenClaims.LEVEL).asText();
  }
}
