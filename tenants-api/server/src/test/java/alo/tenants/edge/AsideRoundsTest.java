package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.id.InteractionId;
import alo.contract.interaction.Event;
import alo.tenants.platform.Database;
import alo.tenants.platform.DatabaseException;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class AsideRoundsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  private static final long EPOCH = 960;

  @Inject FakeIdentities identities;
  @Inject AsideRounds rounds;
  @Inject Database database;

  @Test
  @DisplayName("a round that could not even look for set-aside events is made up for")
  void owesWhatItCouldNotBegin() {
    Api.Tenant tenant = Api.signUp("Owed", identities);
    InteractionId call = new InteractionId("edge2-owed-" + UUID.randomUUID());
    try (TestEdge edge = TestEdge.connect("edge2", EPOCH)) {
      edge.send(List.of(edge.event(tenant.id(), TEN, new Event.CallAnswered(call))));
    }
    assertThat(aside()).isEqualTo(1);
    // Nothing is owed from before.
    rounds.takeAgain();
    change("update control.tenant set home_edge = 'edge2' where id = '%s'".formatted(tenant.id()));
    try {
      change("alter table control.stray_event rename to stray_event_away");
      try {
        assertThatThrownBy(rounds::takeAgain).isInstanceOf(DatabaseException.class);
      } finally {
        change("alter table control.stray_event_away rename to stray_event");
      }
      rounds.count();
      assertThat(aside()).isZero();
    } finally {
      change(
          "update control.tenant set home_edge = 'edge1' where id = '%s'".formatted(tenant.id()));
    }
  }

  private void change(String sql) {
    database.run(c -> Sql.update(c, sql));
  }

  private int aside() {
    return database.call(
        c ->
            Sql.list(
                    c,
                    "select 1 from control.stray_event where epoch = ?",
                    row -> row.getInt(1),
                    EPOCH)
                .size());
  }
}
