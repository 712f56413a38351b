package alo.tenants.identity;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.Turns;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class TakenRightTest {
  private static final String SETS = "/permission-sets";

  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;

  @Test
  @DisplayName("[D3] a right that is taken at the same moment does not come back by who lacks it")
  void doesNotComeBack() throws Exception {
    Api.Tenant tenant = Api.signUp("Takes rights", identities);
    String watched = set(tenant, "Watched", "\"calls.see\",\"calls.see-own\"");
    String composing =
        "\"permissions.see\",\"permissions.change\",\"calls.see-own\",\"customers.see\"";
    String clerk =
        TestIssuer.token(tenant.hired(set(tenant, "Clerk", composing), "201"), tenant.id());
    String draft =
        "{\"name\":\"Watched\",\"permissions\":"
            + "[\"calls.see\",\"calls.see-own\",\"customers.see\"]}";
    assertThat(putWhileDirector(tenant, watched, "{calls.see-own}", clerk, watched, draft))
        .isEqualTo(403);
    Api.as(tenant.ownerToken())
        .get("/api/v1" + SETS + "/" + watched)
        .then()
        .body("permissions", contains("calls.see-own"))
        .body("name", equalTo("Watched"));
  }

  @Test
  @DisplayName("[D3] what was taken from somebody while his request waited he gives to nobody")
  void doesNotGive() throws Exception {
    Api.Tenant tenant = Api.signUp("Gives no rights", identities);
    String given = set(tenant, "Given", "\"calls.see-own\"");
    String composing = "\"permissions.see\",\"permissions.change\"";
    String held = set(tenant, "Clerk", composing + ",\"calls.see\"");
    String clerk = TestIssuer.token(tenant.hired(held, "201"), tenant.id());
    String draft = "{\"name\":\"Given\",\"permissions\":[\"calls.see\",\"calls.see-own\"]}";
    assertThat(
            putWhileDirector(
                tenant, held, "{permissions.see,permissions.change}", clerk, given, draft))
        .isEqualTo(403);
    Api.as(tenant.ownerToken())
        .get("/api/v1" + SETS + "/" + given)
        .then()
        .body("permissions", contains("calls.see-own"));
  }

  @Test
  @DisplayName("[X17] an act that is taken from a program at the same moment does not come back")
  void programsAct() throws Exception {
    Api.Tenant tenant = Api.signUp("Takes acts", identities);
    String clerk =
        TestIssuer.token(
            tenant.hired(
                set(tenant, "Clerk", "\"integrations.see\",\"integrations.change\""), "201"),
            tenant.id());
    String draft = "{\"name\":\"%s\",\"permissions\":[\"queues.see\",\"board.see\"]}";
    String id =
        Api.post(tenant.ownerToken(), "program", draft.formatted("Shop"), "/integrations", 201)
            .path("id");
    String path = "/api/v1/integrations/" + id;
    CompletableFuture<Integer> clerks;
    try (Connection director = dataSource.getConnection()) {
      director.setAutoCommit(false);
      try (var statement = director.createStatement()) {
        statement.execute(
            "update t_%s.integration set permissions = '{queues.see}' where id = '%s'"
                .formatted(tenant.id(), id));
        clerks =
            CompletableFuture.supplyAsync(
                () -> Api.as(clerk).body(draft.formatted("Shop 2")).put(path).statusCode());
        await("the clerk to wait", () -> Turns.isAwaited(dataSource, ".integration"));
      }
      director.commit();
    }
    assertThat(clerks.join()).isEqualTo(403);
    Api.as(tenant.ownerToken()).get(path).then().body("permissions", contains("queues.see"));
  }

  /// What a clerk is answered who changes a set, and whose request waits while a director changes
  /// one too.
  ///
  /// @param set the director's, and what is left in it
  private int putWhileDirector(
      Api.Tenant tenant, String set, String left, String clerk, String changed, String draft)
      throws SQLException {
    CompletableFuture<Integer> clerks;
    try (Connection director = dataSource.getConnection()) {
      director.setAutoCommit(false);
      try (var statement = director.createStatement()) {
        statement.execute(
            "update control.tenant set config_version = config_version + 1 where id = '%s'"
                .formatted(tenant.id()));
        statement.execute(
            "update t_%s.permission_set set permissions = '%s' where id = '%s'"
                .formatted(tenant.id(), left, set));
        clerks =
            CompletableFuture.supplyAsync(
                () -> Api.as(clerk).body(draft).put("/api/v1" + SETS + "/" + changed).statusCode());
        await(
            "the clerk to wait for the director",
            () -> Turns.isAwaited(dataSource, "control.tenant"));
      }
      director.commit();
    }
    return clerks.join();
  }

  private static String set(Api.Tenant tenant, String name, String permissions) {
    String draft = "{\"name\":\"%s\",\"permissions\":[%s]}".formatted(name, permissions);
    return Api.post(tenant.ownerToken(), name, draft, SETS, 201).path("id");
  }
}
