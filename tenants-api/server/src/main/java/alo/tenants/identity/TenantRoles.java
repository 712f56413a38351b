package alo.tenants.identity;

import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.identity.SecuritySettings.SecondFactor;
import alo.tenants.limit.RateLimits;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Adds what a person may do in his tenant: each permission's word is a role of the identity. They
/// stand in the tenant's schema, not in the token, so that a change counts at once. Of the token's
/// own roles only the realm's are kept. Who asks too fast is nobody, and costs no query.
@ApplicationScoped
public class TenantRoles implements SecurityIdentityAugmentor {
  private static final Set<String> REALM_ROLES = Set.of(Roles.PROVIDER, "service");

  /// In the attributes of somebody whom his tenant has locked.
  static final String LOCKED = "alo.locked";

  @Inject Database database;
  @Inject RateLimits limits;
  @Inject InstantSource clock;

  /// In the attributes of somebody who must log in with a second factor and has not.
  public static final String SECOND_FACTOR_NEEDED = "alo.second-factor-needed";

  /// In the attributes of whoever asks, whether it is a program.
  public static final String PROGRAM = "alo.program";

  /// A word of somebody, or of a program.
  private record May(String word, boolean isProgram) {}

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return augment(identity, context, Map.of());
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity,
      AuthenticationRequestContext context,
      Map<String, Object> attributes) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
    if (request != null && !limits.admits(token, request)) {
      return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
    }
    return context.runBlocking(() -> withRoles(identity, token));
  }

  private SecurityIdentity withRoles(SecurityIdentity identity, JsonWebToken token) {
    Set<String> roles = new HashSet<>(identity.getRoles());
    roles.retainAll(REALM_ROLES);
    Optional<TenantId> tenant = CurrentTenant.tenantOf(token);
    Standing standing = tenant.map(t -> standingIn(t, token)).orElse(Standing.STRANGER);
    roles.addAll(standing.permissions());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addAttribute(LOCKED, standing.locked())
        .addAttribute(SECOND_FACTOR_NEEDED, standing.tooWeak())
        .addAttribute(PROGRAM, standing.program())
        .addRoles(roles)
        .build();
  }

  private record Standing(
      List<String> permissions, boolean locked, boolean tooWeak, boolean program) {
    static final Standing STRANGER = new Standing(List.of(), false, false, false);
  }

  private Standing standingIn(TenantId tenant, JsonWebToken token) {
    return database.call(
        c -> {
          Optional<SecondFactor> asked = SecondFactors.asked(c, tenant);
          return asked.isPresent() ? standing(c, tenant, token, asked.get()) : Standing.STRANGER;
        });
  }

  private Standing standing(Connection c, TenantId tenant, JsonWebToken token, SecondFactor asked)
      throws SQLException {
    String user = token.getSubject();
    List<May> all = may(c, tenant, user);
    if (isTooWeak(all, token, asked)) {
      return new Standing(List.of(), false, true, false);
    }
    boolean program = all.stream().anyMatch(May::isProgram);
    if (program) {
      Integrations.used(c, tenant, user, clock.instant());
    }
    List<String> permissions =
        all.stream().map(May::word).filter(word -> Permission.find(word).isPresent()).toList();
    boolean locked = permissions.isEmpty() && isLocked(c, tenant, user);
    return new Standing(permissions, locked, false, program);
  }

  /// Whoever may do nothing has nothing to protect; programs prove themselves by their secret.
  private static boolean isTooWeak(List<May> all, JsonWebToken token, SecondFactor asked) {
    if (CurrentTenant.hasSecondFactor(token)) {
      return false;
    }
    return all.stream()
        .filter(may -> !may.isProgram())
        .anyMatch(may -> SecondFactors.asksOf(asked, may.word()));
  }

  private static boolean isLocked(Connection c, TenantId tenant, String user) throws SQLException {
    return Sql.find(
            c,
            "select 1 from %s.agent where id = ? and locked".formatted(TenantSchemas.name(tenant)),
            row -> row.getInt(1),
            user)
        .isPresent();
  }

  private static List<May> may(Connection c, TenantId tenant, String user) throws SQLException {
    return Sql.list(
        c,
        "select permission, program from %s.may where actor = ?"
            .formatted(TenantSchemas.name(tenant)),
        row -> new May(row.getString(1), row.getBoolean(2)),
        user);
  }
}
