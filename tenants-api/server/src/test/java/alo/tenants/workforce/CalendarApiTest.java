package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.PublicHoliday;
import alo.contract.edge.TenantConfiguration;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class CalendarApiTest {
  private static final String CALENDAR =
      """
      {"name":"%s","zone":"Asia/Ho_Chi_Minh",
       "periods":[{"days":["MONDAY","FRIDAY"],"from":"08:00","to":"12:00"},
                  {"days":["MONDAY","FRIDAY"],"from":"22:00","to":"06:00"}],
       "holidays":["TET_EVE","TET_1","NATIONAL"],
       "daysOff":[{"from":"2026-08-31","to":"2026-09-01","name":"Bridge"}],
       "makeUpDays":[{"day":"2026-08-22","periods":[{"from":"08:00","to":"12:00"}],
                      "name":"For 31 August"}]}\
      """;

  private static final String FLOW =
      """
      {"schema":1,"start":"h","nodes":{"h":{"type":"hours","zone":"","windows":[],"holidays":[],
       "open":"a","closed":"e","calendar":"%s"},"a":{"type":"answer","next":"e"},
       "e":{"type":"hang-up"}}}\
      """;

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[X22] [D7] calendars are made, read, changed, and reach the edges")
  void calendars() {
    Api.Tenant tenant = Api.signUp("Calendars", identities);
    String token = tenant.ownerToken();
    String id = made(token, "Office");
    made(token, "Another");
    var taken =
        Api.post(
            token, UUID.randomUUID().toString(), CALENDAR.formatted("OFFICE"), "/calendars", 409);
    assertThat(taken.<List<String>>path("errors.place")).containsExactly("/name");
    Api.as(token).get("/api/v1/calendars").then().body("items.name", contains("Another", "Office"));
    Api.as(token)
        .body(CALENDAR.formatted("Văn phòng"))
        .put("/api/v1/calendars/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Văn phòng"))
        .body("periods", hasSize(2))
        .body("makeUpDays[0].periods[0].from", equalTo("08:00:00"));
    try (TestEdge edge = TestEdge.connect("edge1", 840)) {
      TenantConfiguration configuration = edge.configured(tenant.id(), 0);
      CalendarView office =
          configuration.calendars().stream()
              .filter(c -> c.id().value().equals(id))
              .findFirst()
              .orElseThrow();
      assertThat(office.holidays())
          .containsExactlyInAnyOrder(
              PublicHoliday.TET_EVE, PublicHoliday.TET_1, PublicHoliday.NATIONAL);
      assertThat(office.daysOff().getFirst().to()).isEqualTo(LocalDate.of(2026, 9, 1));
    }
    Api.as(token).delete("/api/v1/calendars/" + id).then().statusCode(204);
    Api.as(token).get("/api/v1/calendars/" + id).then().statusCode(404);
  }

  @Test
  @DisplayName("[X22] a flow goes by a calendar, which then can not be deleted until none does")
  void inUse() {
    Api.Tenant tenant = Api.signUp("Calendar in use", identities);
    String token = tenant.ownerToken();
    String id = made(token, "Office");
    String document = FLOW.formatted(id);
    String flow =
        Api.post(
                token,
                UUID.randomUUID().toString(),
                "{\"name\":\"Day\",\"document\":" + document + "}",
                "/flows",
                201)
            .path("id");
    Api.as(token)
        .delete("/api/v1/calendars/" + id)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("CONFLICT"))
        .body("detail", containsString("\"Day\""));
    String versions = "/flows/" + flow + "/versions";
    Api.post(
        token,
        UUID.randomUUID().toString(),
        "{\"schema\":1,\"start\":\"e\",\"nodes\":{\"e\":{\"type\":\"hang-up\"}}}",
        versions,
        201);
    Api.as(token).delete("/api/v1/calendars/" + id).then().statusCode(204);
    var refused = Api.post(token, UUID.randomUUID().toString(), document, versions, 422);
    assertThat(refused.<List<String>>path("errors.code")).containsExactly("unknown-calendar");
  }

  @Test
  @DisplayName("bad calendars are refused with every mistake at its place")
  void badInput() {
    String token = Api.signUp("Bad calendars", identities).ownerToken();
    refused(
            token,
            """
            {"name":" ","zone":"Asia/Saigonn","periods":[],"holidays":[],"daysOff":[null],
             "makeUpDays":[]}\
            """)
        .body("errors.place", contains("/name", "/zone", "/daysOff"));
    refused(
            token,
            """
            {"name":"x","zone":"UTC","periods":[{"days":["MONDAY"],"from":"08:00"}],"holidays":[],
             "daysOff":[{"from":"2026-09-02","to":"2026-09-01","name":"x"},
                        {"from":"1926-09-02","to":"1926-09-02","name":"x"}],
             "makeUpDays":[{"day":"2026-08-22","periods":[],"name":"a"},
                           {"day":"2026-08-22","periods":[{"from":"08:00"}],"name":"b"}]}\
            """)
        .body(
            "errors.place",
            contains(
                "/periods/0/to",
                "/daysOff/0/to",
                "/daysOff/1/from",
                "/daysOff/1/to",
                "/makeUpDays/0/periods",
                "/makeUpDays/1/periods",
                "/makeUpDays/1/day"));
    for (String garbage :
        List.of(
            "",
            "{}",
            "[]",
            CALENDAR.formatted("x").replace("TET_EVE", "EASTER"),
            CALENDAR.formatted("x").replace("[\"MONDAY\",\"FRIDAY\"]", "[]"),
            CALENDAR.formatted("x").replace("22:00", "25:00"))) {
      refused(token, garbage);
    }
  }

  @Test
  @DisplayName("[X22] [G16] the holidays of a year, with their lunar dates")
  void holidays() {
    String token = Api.signUp("Holidays", identities).ownerToken();
    Api.as(token)
        .get("/api/v1/holidays?year=2027")
        .then()
        .statusCode(200)
        .body("days", hasSize(PublicHoliday.values().length))
        .body("days.find { it.holiday == 'TET_1' }.day", equalTo("2027-02-06"))
        .body("days.find { it.holiday == 'HUNG_KINGS' }.day", equalTo("2027-04-16"))
        .body("days.find { it.holiday == 'HUNG_KINGS' }.lunar.day", equalTo(10));
    for (String bad : List.of("", "?year=", "?year=1999", "?year=2200", "?year=x")) {
      Api.as(token)
          .get("/api/v1/holidays" + bad)
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    }
  }

  @Test
  @DisplayName("[X22] other programs read a calendar under a secret address that can be renewed")
  void feed() {
    Api.Tenant tenant = Api.signUp("Feed", identities);
    String path = "/api/v1/calendars/" + made(tenant.ownerToken(), "Văn phòng") + "/feed";
    String none = Api.as(tenant.ownerToken()).get(path).then().statusCode(200).extract().asString();
    assertThat(none).isEqualTo("{}");
    String first = renewed(tenant, path);
    assertThat(first).matches("http.*/api/v1/calendar-feeds/" + tenant.id() + "/[a-z0-9]{32}");
    String file =
        RestAssured.get(URI.create(first).getPath())
            .then()
            .statusCode(200)
            .contentType("text/calendar;charset=UTF-8")
            .extract()
            .asString();
    assertThat(file).contains("SUMMARY:Bridge", "X-WR-CALNAME:Văn phòng");
    String second = renewed(tenant, path);
    assertThat(second).isNotEqualTo(first);
    Api.as(tenant.ownerToken()).get(path).then().body("address", equalTo(second));
    String other = Api.signUp("Other feed", identities).id();
    for (String gone :
        List.of(
            URI.create(first).getPath(),
            URI.create(second).getPath().replace(tenant.id(), other),
            URI.create(second).getPath().replace(tenant.id(), "nobody1"),
            "/api/v1/calendar-feeds/" + tenant.id() + "/null")) {
      RestAssured.get(gone).then().statusCode(404).contentType("application/problem+json");
    }
    RestAssured.get(URI.create(second).getPath()).then().statusCode(200);
  }

  private static String renewed(Api.Tenant tenant, String path) {
    return Api.as(tenant.ownerToken()).post(path).then().statusCode(200).extract().path("address");
  }

  private static String made(String token, String name) {
    return Api.post(
            token, UUID.randomUUID().toString(), CALENDAR.formatted(name), "/calendars", 201)
        .path("id");
  }

  private static io.restassured.response.ValidatableResponse refused(String token, String body) {
    return Api.creating(token)
        .body(body)
        .post("/api/v1/calendars")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }
}
