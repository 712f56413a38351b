package alo.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.billing.UsageReceipt;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.contract.value.Direction;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import com.fasterxml.jackson.core.type.TypeReference;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The control plane's words to billing, for stories.
public final class Billing {
  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static final AtomicInteger LEGS = new AtomicInteger();

  private Billing() {}

  /// A tenant that no other test knows.
  public static TenantId newTenant() {
    return new TenantId("t" + TENANTS.incrementAndGet() + "x");
  }

  public static LegUsage leg(
      TenantId tenant, Direction direction, String number, String answered, Duration length) {
    int n = LEGS.incrementAndGet();
    Instant at = Instant.parse(answered);
    return new LegUsage(
        tenant,
        new InteractionId("edge1-" + n),
        "edge1-1763780000." + n,
        direction,
        number,
        null,
        at,
        at.plus(length));
  }

  public static LegUsage out(TenantId tenant, String number, String answered, Duration length) {
    return leg(tenant, Direction.OUT, number, answered, length);
  }

  public static LegUsage in(TenantId tenant, String number, String answered, Duration length) {
    return leg(tenant, Direction.IN, number, answered, length);
  }

  public static SeatUsage seat(TenantId tenant, String agent, String day) {
    return new SeatUsage(tenant, new AgentId(agent), LocalDate.parse(day));
  }

  public static ValidatableResponse post(String token, String path, String body) {
    return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post(path).then();
  }

  public static UsageReceipt report(List<LegUsage> legs) {
    return Json.read(
        post(service(), "/api/v1/usage/legs", Json.write(legs))
            .statusCode(202)
            .extract()
            .asString(),
        UsageReceipt.class);
  }

  public static UsageReceipt reportSeats(List<SeatUsage> seats) {
    return Json.read(
        post(service(), "/api/v1/usage/seats", Json.write(seats))
            .statusCode(202)
            .extract()
            .asString(),
        UsageReceipt.class);
  }

  public static ValidatableResponse get(String token, String path) {
    return given().auth().oauth2(token).get(path).then();
  }

  public static MonthStatement statement(TenantId tenant, String month) {
    return Json.read(
        get(service(), "/api/v1/statements/" + tenant + "?month=" + month)
            .statusCode(200)
            .extract()
            .asString(),
        MonthStatement.class);
  }

  public static MonthStatement recomputed(TenantId tenant, String month) {
    return Json.read(
        get(service(), "/api/v1/statements/" + tenant + "/recomputed?month=" + month)
            .statusCode(200)
            .extract()
            .asString(),
        MonthStatement.class);
  }

  public static List<MonthStatement> allStatements(String month) {
    List<MonthStatement> all = new ArrayList<>();
    String cursor = "";
    do {
      String path = "/api/v1/statements?limit=1&month=%s&cursor=%s".formatted(month, cursor);
      String body =
          get(TestIssuer.roleToken("boss", "provider"), path).statusCode(200).extract().asString();
      try {
        Page<MonthStatement> page =
            Json.mapper().readValue(body, new TypeReference<Page<MonthStatement>>() {});
        assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
        all.addAll(page.items());
        cursor = page.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } while (cursor != null);
    return all;
  }

  public static String service() {
    return TestIssuer.roleToken("service-account-tenants-api", "service");
  }
}
