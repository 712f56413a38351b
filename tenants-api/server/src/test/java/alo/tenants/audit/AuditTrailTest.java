package alo.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class AuditTrailTest {
  private static final String AUDIT = "/api/v1/audit";
  private static final String QUEUE =
      "{\"name\":\"%s\",\"ringSeconds\":15,\"depthMax\":5,\"wrapUpSeconds\":10,"
          + "\"wrapUpCodes\":[],\"record\":true}";

  @TestHTTPResource("/")
  URL base;

  @Inject FakeIdentities identities;
  @Inject Database database;
  @Inject AuditTrail trail;

  @Test
  @DisplayName("[X16] an entry says who, from where, and what was before and after")
  void tellsBeforeAndAfter() {
    Api.Tenant tenant = Api.signUp("Trail", identities);
    String queue = made(tenant, "/queues", QUEUE.formatted("Bảo hành"));
    Api.as(tenant.ownerToken())
        .header("X-Forwarded-For", "203.0.113.9")
        .header("X-Request-Id", "req-7")
        .header("User-Agent", "=cmd()" + "x".repeat(300))
        .body(QUEUE.formatted("Đổi trả"))
        .put("/api/v1/queues/" + queue)
        .then()
        .statusCode(200);
    read(tenant, "?limit=1")
        .body("items[0].actor", equalTo(tenant.owner()))
        .body("items[0].actorName", equalTo("Ngô Thị Chủ"))
        .body("items[0].act", equalTo("queue.change"))
        .body("items[0].target", equalTo(queue))
        .body("items[0].targetName", equalTo("Đổi trả"))
        .body(
            "items[0].changes",
            equalTo(List.of(Map.of("field", "name", "before", "Bảo hành", "after", "Đổi trả"))))
        .body("items[0].address", equalTo("203.0.113.9"))
        .body("items[0].request", equalTo("req-7"));
    String sheet =
        Api.as(tenant.ownerToken())
            .get(AUDIT + "/export")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(sheet.split("\r\n")).as("its head, both acts, and the export").hasSize(4);
    assertThat(sheet)
        .contains("name: Bảo hành > Đổi trả", ",'=cmd()x")
        .doesNotContain("x".repeat(120));
    read(tenant, "?limit=1").body("items[0].act", equalTo("audit.export"));
  }

  @Test
  @DisplayName(
      "[X16] things are told by the name that they had; persons' names are looked up, for whoever"
          + " may see them, and an erased one has none")
  void namesThings() {
    Api.Tenant tenant = Api.signUp("Named", identities);
    String queue = made(tenant, "/queues", QUEUE.formatted("Bảo hành"));
    String path = "/api/v1/queues/" + queue;
    Api.as(tenant.ownerToken()).body(QUEUE.formatted("Bảo hành").replace("15", "16")).put(path);
    Api.as(tenant.ownerToken()).body(QUEUE.formatted("Đổi trả")).put(path);
    Api.as(tenant.ownerToken()).body(QUEUE.formatted("Đổi trả").replace("15", "17")).put(path);
    Api.as(tenant.ownerToken()).delete(path).then().statusCode(204);
    read(tenant, "?act=queue")
        .body(
            "items.targetName", contains("Đổi trả", "Đổi trả", "Đổi trả", "Bảo hành", "Bảo hành"));
    String customer = made(tenant, "/customers", "{\"name\":\"Bích\",\"phones\":[]}");
    read(tenant, "?target=" + customer).body("items.targetName", contains("Bích"));
    String set =
        made(tenant, "/permission-sets", "{\"name\":\"Readers\",\"permissions\":[\"audit.see\"]}");
    String reader = TestIssuer.token(tenant.hired(set, "201"), tenant.id());
    Api.as(reader)
        .get(AUDIT + "?target=" + customer)
        .then()
        .statusCode(200)
        .body("items.act", contains("customer.create"))
        .body("items[0].targetName", equalTo(null));
    Api.as(tenant.ownerToken()).delete("/api/v1/customers/" + customer).then().statusCode(204);
    read(tenant, "?target=" + customer).body("items.targetName", contains(null, null));
  }

  @Test
  @DisplayName("[X16] from where somebody asks is what the network says, not what a stranger says")
  void believesNoStranger() throws Exception {
    Api.Tenant tenant = Api.signUp("Stranger", identities);
    HttpRequest request =
        HttpRequest.newBuilder(base.toURI().resolve("/api/v1/queues"))
            .header("Authorization", "Bearer " + tenant.ownerToken())
            .header("Idempotency-Key", "from-elsewhere")
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "203.0.113.9")
            .POST(HttpRequest.BodyPublishers.ofString(QUEUE.formatted("Q")))
            .build();
    try (HttpClient stranger =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.31.9")).build()) {
      assertThat(stranger.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(201);
    }
    read(tenant, "").body("items", hasSize(1)).body("items[0].address", equalTo("127.0.31.9"));
  }

  @Test
  @DisplayName("[X16] nothing personal and no secret is kept where nothing can be erased")
  void withholds() {
    Api.Tenant tenant = Api.signUp("Withheld", identities);
    made(
        tenant,
        "/customers",
        "{\"name\":\"Bích\",\"phones\":[\"+84907777777\"],\"notes\":\"thích trà\"}");
    made(
        tenant,
        "/hooks",
        "{\"name\":\"CRM\",\"url\":\"http://127.0.30.1:9/in?token=geheim\",\"types\":[],"
            + "\"active\":false}");
    String kept = "select string_agg(a::text, ' ') from t_%s.audit a".formatted(tenant.id());
    String all = database.call(c -> Sql.find(c, kept, row -> row.getString(1)).orElseThrow());
    assertThat(all)
        .doesNotContain("Bích", "8490777", "thích trà", "geheim", "whsec_")
        .contains("(withheld)", "http://127.0.30.1:9/…");
    assertThat(Api.as(tenant.ownerToken()).get(AUDIT + "/export").asString())
        .doesNotContain("Bích", "8490777", "geheim");
  }

  @Test
  @DisplayName("[X16] entries are found by time, person, act, thing and part of what changed")
  void finds() {
    Api.Tenant tenant = Api.signUp("Finds", identities);
    String queue = made(tenant, "/queues", QUEUE.formatted("Đường dây"));
    made(tenant, "/customers", "{\"name\":\"Bích\",\"phones\":[]}");
    read(tenant, "?act=queue.create").body("items.target", contains(queue));
    read(tenant, "?act=queue").body("items.target", contains(queue));
    read(tenant, "?act=queu").body("items", empty());
    read(tenant, "?target=" + queue).body("items", hasSize(1));
    read(Api.signUp("Finds not", identities), "?target=" + queue).body("items", empty());
    read(tenant, "?actor=" + tenant.owner()).body("items", hasSize(2));
    read(tenant, "?actor=nobody").body("items", empty());
    find(tenant, "q", "ĐƯỜNG").body("items.target", contains(queue));
    find(tenant, "q", "%").body("items", empty());
    read(tenant, "?from=2100-01-01T00:00:00Z").body("items", empty());
    read(tenant, "?to=2000-01-01T00:00:00Z").body("items", empty());
    String next = read(tenant, "?limit=1").extract().path("next");
    read(tenant, "?limit=1&cursor=" + next)
        .body("items.target", contains(queue))
        .body("next", equalTo(null));
    for (String bad : List.of("from=x", "to=1", "q=" + "x".repeat(121), "cursor=eHg")) {
      Api.as(tenant.ownerToken()).get(AUDIT + "?" + bad).then().statusCode(400);
    }
  }

  @Test
  @DisplayName("[X16] nobody changes or removes an entry, and after two years it is forgotten")
  void stays() {
    Api.Tenant tenant = Api.signUp("Stays", identities);
    made(tenant, "/queues", QUEUE.formatted("Q"));
    String table = "t_%s.audit".formatted(tenant.id());
    for (String sql :
        List.of(
            "update " + table + " set who = 'somebody'",
            "delete from " + table,
            "truncate " + table)) {
      assertThatThrownBy(() -> database.run(c -> Sql.update(c, sql)))
          .as(sql)
          .hasStackTraceContaining("stay as they are");
    }
    for (int days : List.of(800, 400)) {
      String old =
          "insert into %s (at, who, act, object) values (now() - interval '%d days', 'a', 'b',"
              + " 'c%d')";
      database.run(c -> Sql.update(c, old.formatted(table, days, days)));
    }
    trail.forgetOld();
    read(tenant, "")
        .body("items", hasSize(2))
        .body("items.target", hasItem("c400"))
        .body("items.act", hasItem("queue.create"));
  }

  @Test
  @DisplayName("[X16] [G6] what a canary looks at all day is forgotten after a day")
  void canariesForget() {
    Api.Tenant tenant = Api.signUp("Canary's trail", identities);
    String table = TenantSchemas.name(new TenantId(tenant.id())) + ".audit";
    String entry =
        "insert into %s (at, who, act, object) values (now() - interval '%d hours', 'a', 'b',"
            + " 'h%d')";
    for (int hours : List.of(25, 1)) {
      database.run(c -> Sql.update(c, entry.formatted(table, hours, hours)));
    }
    database.run(
        c -> Sql.update(c, "update control.tenant set canary = true where id = ?", tenant.id()));
    try {
      trail.forgetOld();
    } finally {
      database.run(
          c -> Sql.update(c, "update control.tenant set canary = false where id = ?", tenant.id()));
    }
    read(tenant, "").body("items.target", hasItem("h1")).body("items.target", not(hasItem("h25")));
  }

  private static String made(Api.Tenant tenant, String path, String body) {
    return Api.creating(tenant.ownerToken())
        .body(body)
        .post("/api/v1" + path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse read(Api.Tenant tenant, String query) {
    return Api.as(tenant.ownerToken()).get(AUDIT + query).then().statusCode(200);
  }

  private static ValidatableResponse find(Api.Tenant tenant, String name, String value) {
    return Api.as(tenant.ownerToken()).queryParam(name, value).get(AUDIT).then().statusCode(200);
  }
}
