package alo.tenants.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/// Tells which edges are linked. An edge that is away is told and is no reason to restart this
/// program: it takes calls without us.
@Liveness
@Singleton
class LinksHealth implements HealthCheck {
  @Inject EdgeKeys keys;
  @Inject Links links;
  @Inject AsideRounds aside;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("edges").up();
    answer.withData("eventsSetAside", aside.left());
    keys.edges()
        .forEach(
            edge ->
                answer.withData(
                    edge.value(), links.find(edge).isPresent() ? "linked" : "not linked"));
    return answer.build();
  }
}
