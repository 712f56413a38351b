package alo.billing.usage;

import static alo.billing.Billing.in;
import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.post;
import static alo.billing.Billing.report;
import static alo.billing.Billing.reportSeats;
import static alo.billing.Billing.seat;
import static alo.billing.Billing.service;
import static alo.billing.Billing.statement;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import alo.billing.Billing;
import alo.billing.TestDatabase;
import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.billing.UsageReceipt;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class UsageTest {
  private static final String NOON = "2026-03-15T05:00:00Z";

  @Test
  @DisplayName("[W8] an answered leg becomes one charge line that names deck, version and leg")
  void oneLine() {
    TenantId acme = newTenant();
    LegUsage leg = out(acme, "+842438221234", NOON, Duration.ofMinutes(3));
    assertThat(report(List.of(leg))).isEqualTo(new UsageReceipt(1, 0));
    assertThat(statement(acme, "2026-03").lines())
        .containsExactly(
            new ChargeLine(
                leg.leg(),
                leg.call(),
                leg.direction(),
                "+842438221234",
                leg.answeredAt(),
                180,
                180,
                "vn-out",
                1,
                "8424",
                "Fixed line Hà Nội",
                "6+1",
                450_000_000,
                Money.vnd(1_350)));
  }

  @ParameterizedTest(name = "{0} for {1} s: {2}, {3} đ")
  @DisplayName("[W8] the first Vietnamese deck: mobile, fixed, 1800, 1900, emergency, abroad")
  @CsvSource({
    "+84901234567, 60, Mobile MobiFone, 850",
    "0321234567, 60, Mobile Viettel, 850",
    "+842838221234, 60, Fixed line Hồ Chí Minh City, 450",
    "02363822123, 60, Fixed line, 600",
    "18001090, 600, Free for the caller 1800, 0",
    "19001234, 61, Service 1900, 6000",
    "113, 600, Police, 0",
    "115, 600, Ambulance, 0",
    "+14155550123, 60, 'USA, Canada', 2500",
    "+6581234567, 66, Singapore, 3080",
    "+33123456789, 60, France, 4500",
    "+263772123456, 1, 'International, other', 20000",
  })
  void defaultDeck(String number, int seconds, String description, long dong) {
    TenantId acme = newTenant();
    report(List.of(out(acme, number, NOON, Duration.ofSeconds(seconds))));
    assertThat(statement(acme, "2026-03").lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.description()).isEqualTo(description);
              assertThat(line.amount()).isEqualTo(Money.vnd(dong));
            });
  }

  @Test
  @DisplayName("[W8] a call in is charged by the tenant's own number")
  void inbound() {
    TenantId acme = newTenant();
    report(
        List.of(
            in(acme, "+842873001000", NOON, Duration.ofMinutes(2)),
            in(acme, "18001234", NOON, Duration.ofMinutes(2))));
    assertThat(statement(acme, "2026-03").lines())
        .extracting(line -> line.amount().minor())
        .containsExactlyInAnyOrder(240L, 1_400L);
  }

  @Test
  @DisplayName("[W8] a leg that is reported twice is charged once, and the first report stands")
  void idempotent() {
    TenantId acme = newTenant();
    LegUsage leg = out(acme, "+84901234567", NOON, Duration.ofMinutes(1));
    LegUsage other = out(acme, "+84901234567", NOON, Duration.ofMinutes(1));
    LegUsage longer =
        new LegUsage(
            acme,
            leg.call(),
            leg.leg(),
            leg.direction(),
            leg.number(),
            null,
            leg.answeredAt(),
            leg.endedAt().plusSeconds(600));
    assertThat(report(List.of(leg, leg))).isEqualTo(new UsageReceipt(1, 1));
    assertThat(report(List.of(longer, other))).isEqualTo(new UsageReceipt(1, 1));
    assertThat(statement(acme, "2026-03").callCharges()).isEqualTo(Money.vnd(1_700));
  }

  @Test
  @DisplayName("[W8] one list over several tenants; each leg id is its tenant's own")
  void severalTenants() {
    TenantId acme = newTenant();
    TenantId bolt = newTenant();
    LegUsage leg = out(acme, "+84901234567", NOON, Duration.ofMinutes(1));
    LegUsage same =
        new LegUsage(
            bolt,
            leg.call(),
            leg.leg(),
            leg.direction(),
            leg.number(),
            null,
            leg.answeredAt(),
            leg.endedAt());
    assertThat(report(List.of(leg, same))).isEqualTo(new UsageReceipt(2, 0));
    assertThat(statement(acme, "2026-03").callsOut()).isEqualTo(1);
    assertThat(statement(bolt, "2026-03").callsOut()).isEqualTo(1);
  }

  @Test
  @DisplayName("[W8] eight senders with the same legs at once: each leg is charged once")
  void atOnce() throws Exception {
    TenantId acme = newTenant();
    List<LegUsage> legs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      legs.add(out(acme, "+84901234567", NOON, Duration.ofMinutes(1)));
    }
    List<Callable<UsageReceipt>> senders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<LegUsage> mine = new ArrayList<>(legs);
      Collections.shuffle(mine, new java.util.Random(i));
      senders.add(() -> report(mine));
    }
    int accepted = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<UsageReceipt> receipt : threads.invokeAll(senders)) {
        accepted += receipt.get().accepted();
      }
    }
    assertThat(accepted).isEqualTo(100);
    assertThat(statement(acme, "2026-03").callCharges()).isEqualTo(Money.vnd(100 * 850));
  }

  @Test
  @DisplayName("[W8] a seat is a person on a day, once, however often it is reported")
  void seats() {
    TenantId acme = newTenant();
    assertThat(
            reportSeats(
                List.of(
                    seat(acme, "ana", "2026-04-01"),
                    seat(acme, "ana", "2026-04-01"),
                    seat(acme, "ana", "2026-04-02"),
                    seat(acme, "binh", "2026-04-30"),
                    seat(acme, "binh", "2026-05-01"))))
        .isEqualTo(new UsageReceipt(4, 1));
    var april = statement(acme, "2026-04");
    assertThat(april.seats()).isEqualTo(2);
    assertThat(april.seatDays()).isEqualTo(3);
    assertThat(april.seatCharges()).isEqualTo(Money.vnd(30_000));
    assertThat(april.total()).isEqualTo(Money.vnd(30_000));
  }

  @Test
  @DisplayName("[W8] nothing reported is nothing charged")
  void nothing() {
    assertThat(report(List.of())).isEqualTo(new UsageReceipt(0, 0));
    var march = statement(newTenant(), "2026-03");
    assertThat(march.total()).isEqualTo(Money.vnd(0));
    assertThat(march.lines()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("[W8] a bad list is refused whole, with the place of the mistake")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/0/tenant",
        "null|/0/",
        "{'tenant':'acme'}|/0/call",
        "{'tenant':'acme','call':'c1'}|/0/leg",
        "{'tenant':'acme','call':'c1','leg':'a b'}|/0/leg",
        "{'tenant':'acme','call':'c1','leg':'1.1'}|/0/direction",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT'}|/0/number",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'sip:x'}|/0/number",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113'}|/0/answeredAt",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113',"
            + "'answeredAt':'1999-12-31T00:00:00Z'}|/0/answeredAt",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113',"
            + "'answeredAt':'2026-03-15T05:00:00Z'}|/0/endedAt",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113',"
            + "'answeredAt':'2026-03-15T05:00:00Z','endedAt':'2026-03-15T04:59:59Z'}|/0/endedAt",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113',"
            + "'answeredAt':'2026-03-15T05:00:00Z','endedAt':'2026-03-25T04:59:59Z'}|/0/endedAt",
        "{'tenant':'acme','call':'c1','leg':'1.1','direction':'OUT','number':'113',"
            + "'answeredAt':'2026-03-15T05:00:00Z','endedAt':'2999-03-25T04:59:59Z'}|/0/endedAt",
      })
  void badLegs(String leg, String place) {
    post(service(), "/api/v1/usage/legs", "[" + leg.replace('\'', '"') + "]")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_REQUEST"))
        .body("errors.place", hasItem(place));
  }

  @ParameterizedTest
  @DisplayName("[W8] what is no list of usage is refused")
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "garbage",
        "[1]",
        "[{'tenant':'../x'}]",
        "[{'direction':'UP'}]",
        "[{'answeredAt':'yesterday'}]"
      })
  void garbage(String body) {
    post(service(), "/api/v1/usage/legs", body.replace('\'', '"'))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  @DisplayName("[W8] one bad item in a list leaves nothing of it behind")
  void allOrNothing() {
    TenantId acme = newTenant();
    String good = Json.write(out(acme, "+84901234567", NOON, Duration.ofMinutes(1)));
    post(service(), "/api/v1/usage/legs", "[" + good + ",{},null]")
        .statusCode(400)
        .body("errors", hasSize(2));
    assertThat(statement(acme, "2026-03").callsOut()).isZero();
  }

  @Test
  @DisplayName("[W8] lists end at 500 items")
  void tooMany() {
    TenantId acme = newTenant();
    List<LegUsage> legs = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      legs.add(out(acme, "+84901234567", NOON, Duration.ofMinutes(1)));
    }
    assertThat(report(legs)).isEqualTo(new UsageReceipt(500, 0));
    assertThat(statement(acme, "2026-03").lines()).hasSize(200);
    legs.add(out(acme, "+84901234567", NOON, Duration.ofMinutes(1)));
    post(service(), "/api/v1/usage/legs", Json.write(legs))
        .statusCode(413)
        .body("code", equalTo("TOO_LARGE"));
  }

  @ParameterizedTest
  @DisplayName("[W8] a seat day needs tenant, agent and a day that has begun")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/0/tenant",
        "{'tenant':'acme'}|/0/agent",
        "{'tenant':'acme','agent':'ana'}|/0/day",
        "{'tenant':'acme','agent':'ana','day':'2999-01-01'}|/0/day",
        "{'tenant':'acme','agent':'ana','day':'1999-01-01'}|/0/day",
      })
  void badSeats(String seat, String place) {
    post(service(), "/api/v1/usage/seats", "[" + seat.replace('\'', '"') + "]")
        .statusCode(400)
        .body("errors.place", hasItem(place));
  }

  @Test
  @DisplayName("[W8] [W9] only service accounts and the provider may report")
  void roles() {
    post(TestIssuer.roleToken("boss", "provider"), "/api/v1/usage/legs", "[]").statusCode(202);
    post(TestIssuer.token("ana", "acme"), "/api/v1/usage/legs", "[]").statusCode(403);
    post(TestIssuer.forgedToken("ana", "acme"), "/api/v1/usage/legs", "[]")
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", org.hamcrest.Matchers.equalTo("UNAUTHENTICATED"));
    String elsewhere = TestIssuer.token("x", List.of("tenants-api"), List.of("service"), 300);
    post(elsewhere, "/api/v1/usage/legs", "[]").statusCode(401);
    String expired = TestIssuer.token("x", List.of("billing"), List.of("service"), -300);
    post(expired, "/api/v1/usage/legs", "[]").statusCode(401);
    given()
        .contentType("application/json")
        .body("[]")
        .post("/api/v1/usage/legs")
        .then()
        .statusCode(401);
    Billing.get(TestIssuer.token("ana", "acme"), "/api/v1/statements/acme").statusCode(403);
  }
}
