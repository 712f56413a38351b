package alo.tenants.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.platform.Paging;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class NumberLifeTest {
  private static final String NUMBERS = "/api/v1/numbers";
  private static final AtomicInteger STOCKED = new AtomicInteger();

  @Inject FakeIdentities identities;
  @Inject DataSource source;

  private Api.Tenant one;
  private Api.Tenant two;

  @BeforeEach
  void twoTenants() {
    one = Api.signUp("Has a number", identities);
    two = Api.signUp("Wants one", identities);
  }

  private static String flow(Api.Tenant tenant) {
    return Api.as(tenant.ownerToken()).get("/api/v1/flows").path("items[0].id");
  }

  /// Orders a number and says what came.
  private static ValidatableResponse order(Api.Tenant tenant, String number) {
    return Api.creating(tenant.ownerToken())
        .body("{\"number\":\"%s\",\"flow\":\"%s\"}".formatted(number, flow(tenant)))
        .post(NUMBERS)
        .then();
  }

  private static ValidatableResponse free(Api.Tenant tenant, String query) {
    return Api.as(tenant.ownerToken()).get(NUMBERS + "/free?" + query).then();
  }

  private static ValidatableResponse stocked(String number) {
    return Api.as(Api.provider())
        .get("/api/v1/provider/numbers?limit=1&cursor=" + cursorBefore(number))
        .then()
        .statusCode(200)
        .body("items[0].number", equalTo(number));
  }

  /// Of the number before it.
  private static String cursorBefore(String number) {
    return Paging.cursor("+" + (Long.parseLong(number.substring(1)) - 1));
  }

  private static String stock(String kind, String region) {
    String digits = "+84246" + "%07d".formatted(STOCKED.incrementAndGet());
    Api.creating(Api.provider())
        .body(
            """
            {"numbers":["%s"],"edge":"edge1","kind":"%s","region":"%s","carrier":"Viettel"}\
            """
                .formatted(digits, kind, region))
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(201)
        .body("added", equalTo(1));
    return digits;
  }

  @Test
  @DisplayName(
      "[W3] [X18] a number is found by its digits and ordered; no other tenant sees it then")
  void wanted() {
    String number = stock("GEOGRAPHIC", "Hà Nội");
    String digits = "contains=" + number.substring(3);
    free(two, digits)
        .statusCode(200)
        .body("items.number", contains(number))
        .body("items[0].region", equalTo("Hà Nội"))
        .body("items[0].yours", equalTo(false));
    free(two, digits + "&kind=MOBILE").body("items.size()", equalTo(0));
    order(two, number).statusCode(201).body("number", equalTo(number));
    free(one, digits).body("items.size()", equalTo(0));
    order(one, number).statusCode(404).body("code", equalTo("NOT_FOUND"));
    stocked(number)
        .body("items[0].state", equalTo("OWNED"))
        .body("items[0].tenant", equalTo(two.id()))
        .body("items[0].carrier", equalTo("Viettel"));
  }

  @Test
  @DisplayName(
      "[W3] [X18] a number that was given back rests for strangers, not for its own tenant")
  void rests() throws SQLException {
    String number = one.number();
    Api.as(two.ownerToken()).delete(NUMBERS + "/" + number).then().statusCode(404);
    Api.as(one.ownerToken()).delete(NUMBERS + "/" + number).then().statusCode(204);
    Api.as(one.ownerToken()).get(NUMBERS).then().body("items.number", not(hasItem(number)));
    stocked(number).body("items[0].state", equalTo("RESTING")).body("items[0].tenant", nullValue());
    String digits = "contains=" + number.substring(1);
    free(two, digits).body("items.size()", equalTo(0));
    order(two, number).statusCode(404);
    free(one, digits).body("items[0].yours", equalTo(true));
    order(one, number).statusCode(201);
    Api.as(one.ownerToken()).delete(NUMBERS + "/" + number).then().statusCode(204);
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update control.number set rests_until = now() where e164 = '" + number + "'");
    }
    stocked(number).body("items[0].state", equalTo("FREE"));
    order(two, number).statusCode(201);
    Api.as(two.ownerToken()).delete(NUMBERS + "/" + number).then().statusCode(204);
    free(one, digits).body("items.size()", equalTo(0));
    order(one, number).statusCode(404);
  }

  @Test
  @DisplayName("[X18] a number of the kinds that cost callers is only had by its name")
  void dearOnes() {
    String dear = stock("PREMIUM", "");
    free(two, "kind=PREMIUM&contains=" + dear.substring(3)).body("items.number", contains(dear));
    Api.stock("edge1", 1);
    Api.creating(two.ownerToken())
        .body("{\"flow\":\"" + flow(two) + "\"}")
        .post(NUMBERS)
        .then()
        .statusCode(201)
        .body("kind", equalTo("GEOGRAPHIC"));
    order(two, dear).statusCode(201).body("kind", equalTo("PREMIUM"));
  }

  @Test
  @DisplayName(
      "[X18] [X16] the provider says anew what a number is; its trail tells all of it, that of the"
          + " tenant who has it what he sees")
  void revised() {
    String number = stock("GEOGRAPHIC", "Hà Nội");
    revise(number, "{\"kind\":\"MOBILE\",\"carrier\":\"MobiFone\",\"region\":\"Huế\"}")
        .statusCode(200)
        .body("kind", equalTo("MOBILE"))
        .body("state", equalTo("FREE"));
    stocked(number)
        .body("items[0].carrier", equalTo("MobiFone"))
        .body("items[0].region", equalTo("Huế"));
    order(two, number).statusCode(201).body("kind", equalTo("MOBILE"));
    revise(number, "{\"carrier\":\"Viettel\"}")
        .statusCode(400)
        .body("errors.place", contains("/kind"));
    revise(number, "{\"kind\":\"GEOGRAPHIC\",\"carrier\":\"Viettel\"}")
        .statusCode(200)
        .body("kind", equalTo("GEOGRAPHIC"))
        .body("region", nullValue())
        .body("tenant", equalTo(two.id()));
    Api.as(two.ownerToken())
        .get("/api/v1/audit?act=number.revise")
        .then()
        .body("items.target", contains(number))
        .body("items[0].changes.field", contains("kind", "region"));
    Api.as(Api.provider())
        .get("/api/v1/provider/audit?limit=2")
        .then()
        .body("items.act", contains("number.revise", "number.revise"))
        .body("items.target", contains(number, number))
        .body("items.tenant", contains(two.id(), null))
        .body("items[0].changes.field", contains("carrier", "kind", "region"));
    revise("+84899999999", "{\"kind\":\"MOBILE\"}").statusCode(404);
    revise("none", "{\"kind\":\"MOBILE\"}").statusCode(400);
    revise(number, "{\"kind\":\"NONE\"}").statusCode(400);
    revise(number, "{\"kind\":\"MOBILE\",\"region\":\"" + "x".repeat(61) + "\"}").statusCode(400);
    Api.as(two.ownerToken())
        .body("{}")
        .put("/api/v1/provider/numbers/" + number)
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse revise(String number, String body) {
    return Api.as(Api.provider()).body(body).put("/api/v1/provider/numbers/" + number).then();
  }

  @Test
  @DisplayName("[P29] a number has facts of its own; wrong ones are refused at their place")
  void facts() {
    String change = "{\"flow\":\"%s\",\"facts\":[%s]}";
    String open = "{\"name\":\"Giờ mở cửa\",\"value\":\"8:00-17:00\"}";
    put(change.formatted(flow(one), open))
        .statusCode(200)
        .body("facts.name", contains("Giờ mở cửa"));
    put(change.formatted(flow(one), open + "," + open))
        .statusCode(400)
        .body("errors[0].place", equalTo("/facts/1/name"));
    put(change.formatted(flow(one), "{\"name\":\"\",\"value\":\"x\"},null"))
        .statusCode(400)
        .body("errors.place", contains("/facts", "/facts/0/name"));
    put(change.formatted(flow(one), String.join(",", Collections.nCopies(11, open))))
        .statusCode(400);
    Api.as(one.ownerToken()).get(NUMBERS).then().body("items[0].facts.size()", equalTo(1));
    free(one, "contains=abc").statusCode(400);
    free(one, "kind=NONE").statusCode(400);
    assertThat(put("{\"flow\":\"" + flow(one) + "\"}").extract().<Object>path("facts"))
        .isEqualTo(List.of());
  }

  private ValidatableResponse put(String body) {
    return Api.as(one.ownerToken()).body(body).put(NUMBERS + "/" + one.number()).then();
  }
}
