package alo.tenants.workforce;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
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
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class RenewedFeedTest {
  private static final String RENEWED = "k".repeat(32);

  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;

  @Test
  @DisplayName(
      "[X22] an address that was renewed at the same moment as a change does not come back")
  void doesNotComeBack() throws Exception {
    Api.Tenant tenant = Api.signUp("Renews", identities);
    String draft =
        "{\"name\":\"%s\",\"zone\":\"Asia/Ho_Chi_Minh\",\"periods\":[],\"holidays\":[],"
            + "\"daysOff\":[],\"makeUpDays\":[]}";
    String id =
        Api.post(tenant.ownerToken(), "renewed", draft.formatted("Office"), "/calendars", 201)
            .path("id");
    String path = "/api/v1/calendars/" + id;
    Api.as(tenant.ownerToken()).post(path + "/feed").then().statusCode(200);
    CompletableFuture<Integer> change;
    try (Connection other = dataSource.getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute(
            "update control.tenant set config_version = config_version + 1 where id = '%s'"
                .formatted(tenant.id()));
        statement.execute(
            "update t_%s.calendar set feed = '%s' where id = '%s'"
                .formatted(tenant.id(), RENEWED, id));
        change =
            CompletableFuture.supplyAsync(
                () ->
                    Api.as(tenant.ownerToken())
                        .body(draft.formatted("Hotline"))
                        .put(path)
                        .statusCode());
        await(
            "the change to wait for the renewal",
            () -> Turns.isAwaited(dataSource, "control.tenant"));
      }
      other.commit();
    }
    assertThat(change.join()).isEqualTo(200);
    Api.as(tenant.ownerToken()).get(path).then().body("name", equalTo("Hotline"));
    Api.as(tenant.ownerToken()).get(path + "/feed").then().body("address", endsWith(RENEWED));
  }
}
