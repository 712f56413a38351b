package alo.billing.deck;

import static alo.billing.Billing.get;
import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.recomputed;
import static alo.billing.Billing.report;
import static alo.billing.Billing.service;
import static alo.billing.Billing.statement;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import alo.billing.TestDatabase;
import alo.contract.billing.DeckView;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class DeckResourceTest {
  private static final String PROVIDER = TestIssuer.roleToken("boss", "provider");
  private static final Instant PAST = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NEXT = Instant.parse("2998-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2998-02-01T00:00:00Z");

  @Test
  @DisplayName("[W8] decks are listed, and a new version holds from a date to come")
  void addsVersions() {
    get(PROVIDER, "/api/v1/decks").statusCode(200).body("name", hasItem("vn-out"));
    put("night-out", 1, draft(PAST, rate("84", 600)))
        .statusCode(200)
        .body("versions.version", contains(1))
        .body("versions[0].rates", equalTo(1));
    put("night-out", 2, draft(NEXT, rate("84", 900), rate("8490", 700)))
        .statusCode(200)
        .body("versions.effectiveFrom", contains(PAST.toString(), NEXT.toString()));
    get(PROVIDER, "/api/v1/decks/night-out").statusCode(200).body("versions.rates", contains(1, 2));
    get(PROVIDER, "/api/v1/decks/night-out/versions/2/rates?limit=1")
        .statusCode(200)
        .body("items.prefix", contains("84"))
        .body("next", equalTo("84"));
    get(PROVIDER, "/api/v1/decks/night-out/versions/2/rates?limit=1&cursor=84")
        .statusCode(200)
        .body("items.perMinuteMillionths", contains(700))
        .body("next", nullValue());
    get(PROVIDER, "/api/v1/decks/nothing").statusCode(404);
    get(PROVIDER, "/api/v1/decks/night-out/versions/9/rates").statusCode(404);
  }

  @Test
  @DisplayName("[W8] the same version may be sent again; a version is never changed")
  void isIdempotent() {
    DeckView.Draft draft = draft(PAST, rate("84", 600), rate("1", 5));
    put("same-out", 1, draft).statusCode(200);
    put("same-out", 1, draft).statusCode(200).body("versions.version", contains(1));
    put("same-out", 1, draft(PAST, rate("84", 601), rate("1", 5)))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("CONFLICT"));
  }

  @Test
  @DisplayName(
      "[W8] versions that overlap, begin in the past, or leave a gap in numbers are refused")
  void refusesOverlaps() {
    put("over-out", 1, draft(PAST, rate("84", 600))).statusCode(200);
    put("over-out", 3, draft(NEXT, rate("84", 600))).statusCode(409);
    put("over-out", 2, draft(PAST, rate("84", 700)))
        .statusCode(409)
        .body("detail", containsString("Expected a date after"));
    put("over-out", 2, draft(PAST.plusSeconds(86_400), rate("84", 700)))
        .statusCode(409)
        .body("detail", containsString("Expected a date to come"));
    put("over-out", 2, draft(LATER, rate("84", 700))).statusCode(200);
    put("over-out", 3, draft(NEXT, rate("84", 700))).statusCode(409);
    put(
            "over-out",
            3,
            new DeckView.Draft(LATER.plusSeconds(1), "USD", "84", List.of(rate("84", 1))))
        .statusCode(409);
  }

  @Test
  @DisplayName("[W8] every mistake of a version is named at its rate")
  void namesMistakes() {
    put(
            "bad-out",
            1,
            draft(
                PAST,
                rate("84", 1),
                rate("8x", 1),
                new DeckView.Rate("85", "x", "0+1", 1, 0, false),
                new DeckView.Rate("86", " ", "6+1", 1, 0, false),
                rate("87", Long.MAX_VALUE),
                new DeckView.Rate("88", "x", "6+1", 1, 0, true)))
        .statusCode(400)
        .body("errors.place", contains("/rates/1", "/rates/2", "/rates/3", "/rates/4", "/rates/5"));
    put("bad-out", 1, draft(PAST, rate("84", 1), rate("84", 2)))
        .statusCode(400)
        .body("detail", containsString("84 is there twice"));
    put("Bad Out", 1, draft(PAST, rate("84", 1))).statusCode(400);
    put("bad-out", 0, draft(PAST, rate("84", 1))).statusCode(400);
    put("bad-out", 1, draft(PAST.plusMillis(1), rate("84", 1))).statusCode(400);
    put("bad-out", 1, draft(PAST)).statusCode(400);
    put("bad-out", 1, new DeckView.Draft(PAST, "dong", "84", List.of(rate("84", 1))))
        .statusCode(400);
    put("bad-out", 1, new DeckView.Draft(PAST, "VND", "x", List.of(rate("84", 1)))).statusCode(400);
    for (String body : List.of("", "{}", "[]", "{\"rates\":[null]}", "garbage")) {
      given()
          .auth()
          .oauth2(PROVIDER)
          .contentType(ContentType.JSON)
          .body(body)
          .put("/api/v1/decks/bad-out/versions/1")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    get(PROVIDER, "/api/v1/decks/bad-out").statusCode(404);
  }

  @Test
  @DisplayName("[W8] only the provider's people see and change prices")
  void isTheProviders() {
    get(service(), "/api/v1/decks").statusCode(403);
    get(TestIssuer.token("ana", "acme"), "/api/v1/decks").statusCode(403);
    given().get("/api/v1/decks").then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  @DisplayName("[W8] calls go on being rated by the version of their time")
  void ratesByItsTime() {
    put("vn-extra", 1, draft(PAST, rate("84", 1))).statusCode(200);
    TenantId acme = newTenant();
    report(List.of(out(acme, "+842438221234", "2026-04-02T02:00:00Z", Duration.ofMinutes(1))));
    assertThat(statement(acme, "2026-04").callCharges()).isEqualTo(Money.vnd(450));
    assertThat(recomputed(acme, "2026-04")).isEqualTo(statement(acme, "2026-04"));
  }

  @Test
  @DisplayName("[W8] a deck of 20,000 prefixes is taken at once")
  void takesLargeDecks() {
    DeckView.Rate[] rates =
        IntStream.range(0, 20_000)
            .mapToObj(i -> rate("84" + (10_000 + i), i))
            .toArray(DeckView.Rate[]::new);
    put("large-out", 1, draft(PAST, rates))
        .statusCode(200)
        .body("versions[0].rates", equalTo(20_000));
  }

  private static ValidatableResponse put(String deck, int version, DeckView.Draft draft) {
    return given()
        .auth()
        .oauth2(PROVIDER)
        .contentType(ContentType.JSON)
        .body(Json.write(draft))
        .put("/api/v1/decks/{deck}/versions/{version}", deck, version)
        .then();
  }

  private static DeckView.Draft draft(Instant from, DeckView.Rate... rates) {
    return new DeckView.Draft(from, "VND", "84", List.of(rates));
  }

  private static DeckView.Rate rate(String prefix, long perMinute) {
    return new DeckView.Rate(prefix, "Somewhere", "6+1", perMinute, 0, false);
  }
}
