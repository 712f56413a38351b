package alo.billing.account;

import static alo.billing.Billing.get;
import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.recomputed;
import static alo.billing.Billing.report;
import static alo.billing.Billing.reportSeats;
import static alo.billing.Billing.seat;
import static alo.billing.Billing.service;
import static alo.billing.Billing.statement;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import alo.billing.TestDatabase;
import alo.contract.billing.PlanView;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class PlanResourceTest {
  private static final String PROVIDER = TestIssuer.roleToken("boss", "provider");
  private static final String COMING = "2045-01";

  @Inject AgroalDataSource database;

  @Test
  @DisplayName("[W8] plans have a history: a month is charged by the plan that held in it")
  void chargesByThePlanOfTheMonth() throws SQLException {
    TenantId acme = tenantWithUsage();
    // What a provider entered before April, seen from today.
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('app.tenant', '%s', true)".formatted(acme));
      statement.execute(
          "insert into plan values ('%s', '2026-04-01', 'vn-in', 'vn-in', 600000)".formatted(acme));
      connection.commit();
      connection.setAutoCommit(true);
    }
    report(List.of(out(acme, "+842438221234", "2026-03-31T16:59:00Z", Duration.ofMinutes(3))));
    report(List.of(out(acme, "+842438221234", "2026-03-31T17:00:00Z", Duration.ofMinutes(1))));
    assertThat(statement(acme, "2026-03").callCharges()).isEqualTo(Money.vnd(1_350));
    assertThat(statement(acme, "2026-04").lines())
        .singleElement()
        .satisfies(line -> assertThat(line.deck()).isEqualTo("vn-in"));
    assertThat(statement(acme, "2026-03").seatCharges()).isEqualTo(Money.vnd(9_677));
    assertThat(statement(acme, "2026-04").seatCharges()).isEqualTo(Money.vnd(20_000));
    for (String month : List.of("2026-03", "2026-04")) {
      assertThat(recomputed(acme, month)).isEqualTo(statement(acme, month));
    }
  }

  @Test
  @DisplayName("[W8] a plan is set for a month to come and may be set again until then")
  void setsPlans() {
    TenantId acme = tenantWithUsage();
    put(acme, COMING, plan("vn-out", 400_000)).statusCode(200).body("from", equalTo(COMING));
    put(acme, COMING, plan("vn-out", 500_000)).statusCode(200);
    get(PROVIDER, "/api/v1/accounts/" + acme + "/plans")
        .statusCode(200)
        .body("seatPerMonth.minor", contains(300_000, 500_000))
        .body("[0].from", nullValue())
        .body("[1].from", equalTo(COMING));
  }

  @Test
  @DisplayName("[W8] a month that has begun keeps its plan; what can be no plan is refused")
  void refuses() {
    TenantId acme = tenantWithUsage();
    put(acme, "2026-01", plan("vn-out", 1))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("CONFLICT"));
    put(acme, "2999-01", plan("vn-out", 1)).statusCode(400);
    put(acme, "soon", plan("vn-out", 1)).statusCode(400);
    put(acme, COMING, plan("no-such-deck", 1)).statusCode(400);
    put(acme, COMING, plan("vn-out", -1)).statusCode(400);
    put(acme, COMING, new PlanView.Draft("vn-out", "vn-in", new Money(1, "USD"))).statusCode(400);
    for (String body : List.of("", "{}", "[]", "garbage")) {
      given()
          .auth()
          .oauth2(PROVIDER)
          .contentType(ContentType.JSON)
          .body(body)
          .put("/api/v1/accounts/" + acme + "/plans/" + COMING)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    put(new TenantId("nobody9"), COMING, plan("vn-out", 1)).statusCode(404);
    get(PROVIDER, "/api/v1/accounts/nobody9/plans").statusCode(404);
    get(PROVIDER, "/api/v1/accounts/NO-TENANT/plans").statusCode(404);
    get(service(), "/api/v1/accounts/" + acme + "/plans").statusCode(403);
    get(TestIssuer.token("ana", acme.value()), "/api/v1/accounts/" + acme + "/plans")
        .statusCode(403);
  }

  private static TenantId tenantWithUsage() {
    TenantId tenant = newTenant();
    reportSeats(List.of(seat(tenant, "ana", "2026-03-15"), seat(tenant, "ana", "2026-04-15")));
    return tenant;
  }

  private static PlanView.Draft plan(String outbound, long seat) {
    return new PlanView.Draft(outbound, "vn-in", Money.vnd(seat));
  }

  private static ValidatableResponse put(TenantId tenant, String month, PlanView.Draft draft) {
    return given()
        .auth()
        .oauth2(PROVIDER)
        .contentType(ContentType.JSON)
        .body(Json.write(draft))
        .put("/api/v1/accounts/{tenant}/plans/{month}", tenant.value(), month)
        .then();
  }
}
