package alo.tenants.edge;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;

/// Logs edges in by their key, beside the bearer tokens of people.
@ApplicationScoped
public class EdgeAuthentication implements HttpAuthenticationMechanism {
  /// The role of an edge.
  public static final String ROLE = "edge";

  private static final int BEFORE_SOCKETS = 1_000;

  @Inject EdgeKeys keys;

  /// Sockets are opened before paths' permissions are asked: strangers are turned away here, and
  /// whoever comes through has an edge's key in the only header that says who he is.
  void guard(@Observes Filters filters) {
    filters.register(
        context -> {
          String header = context.request().getHeader("Authorization");
          if (!context.normalizedPath().startsWith("/edge/")
              || header != null && keys.find(header).isPresent()) {
            context.next();
          } else {
            context.response().setStatusCode(401).putHeader("WWW-Authenticate", "Edge").end();
          }
        },
        BEFORE_SOCKETS);
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.startsWith("Edge ")) {
      return Uni.createFrom().nullItem();
    }
    return keys.find(header)
        .map(
            edge ->
                Uni.createFrom()
                    .<SecurityIdentity>item(
                        QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(edge.value()))
                            .addRole(ROLE)
                            .build()))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Edge"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Edge"));
  }
}
