package alo.tenants.edge;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.interaction.Event;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SeatRoundsTest {
  @Inject FakeIdentities identities;
  @Inject SeatRounds rounds;
  @Inject Links links;
  @Inject Database database;
  @Inject InstantSource clock;

  @Test
  @DisplayName("[W8] a day is a seat of whoever stays logged in, but not while his edge is away")
  void countsWhoIsKnownToBeThere() {
    Api.Tenant tenant = Api.signUp("Seats", identities);
    var ready =
        new Event.PresenceChanged(new AgentId(tenant.owner()), Presence.READY, null, null, null);
    try (TestEdge edge = TestEdge.connect("edge1", 811)) {
      edge.send(List.of(edge.event(tenant.id(), clock.instant().minus(Duration.ofDays(3)), ready)));
    }
    await(() -> links.all().isEmpty());
    assertThat(days(tenant)).as("the day of the event").isEqualTo(1);
    rounds.count();
    assertThat(days(tenant)).as("with the edge away").isEqualTo(1);
    try (TestEdge _ = TestEdge.connect("edge1", 812)) {
      await(() -> links.all().stream().anyMatch(Link::isGreeted));
      rounds.count();
      assertThat(days(tenant)).as("today, with the edge linked").isEqualTo(2);
    }
  }

  private int days(Api.Tenant tenant) {
    return database
        .call(
            c ->
                Sql.find(
                    c,
                    "select count(*) from t_%s.seat_day".formatted(tenant.id()),
                    row -> row.getInt(1)))
        .orElseThrow();
  }
}
