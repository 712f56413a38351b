package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class ConfigurationApiTest {
  private static final String QUEUE =
      """
      {"name":"%s","ringSeconds":15,"depthMax":5,"wrapUpSeconds":10,"wrapUpCodes":["Xong"],
       "record":true}\
      """;

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("queues are made once by key, listed by pages, changed, and kept while in use")
  void queues() {
    Api.Tenant tenant = Api.signUp("Queues", identities);
    String token = tenant.ownerToken();
    String key = UUID.randomUUID().toString();
    String first = create(token, key, QUEUE.formatted("Sales"), "/queues", 201).path("id");
    assertThat(create(token, key, QUEUE.formatted("Sales"), "/queues", 201).<String>path("id"))
        .isEqualTo(first);
    assertThat(create(token, key, QUEUE.formatted("Else"), "/queues", 409).<String>path("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(
            create(token, UUID.randomUUID().toString(), QUEUE.formatted("sales"), "/queues", 409)
                .<String>path("code"))
        .isEqualTo("CONFLICT");
    create(token, UUID.randomUUID().toString(), QUEUE.formatted("Alpha"), "/queues", 201);

    var page = Api.as(token).get("/api/v1/queues?limit=2").then().statusCode(200);
    page.body("items", hasSize(2)).body("items[0].name", equalTo("Alpha"));
    String next = page.extract().path("next");
    Api.as(token)
        .get("/api/v1/queues?limit=2&cursor=" + next)
        .then()
        .body("items", hasSize(1))
        .body("next", nullValue());

    Api.as(token)
        .body(QUEUE.formatted("Sales 2"))
        .put("/api/v1/queues/" + first)
        .then()
        .statusCode(200)
        .body("name", equalTo("Sales 2"));
    Api.as(token).delete("/api/v1/queues/" + first).then().statusCode(204);
    Api.as(token).get("/api/v1/queues/" + first).then().statusCode(404);
    String used = Api.as(token).get("/api/v1/queues").path("items[1].id");
    Api.as(token)
        .delete("/api/v1/queues/" + used)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("CONFLICT"));
  }

  @Test
  @DisplayName("bad input is a problem with every mistake at its place")
  void badInput() {
    Api.Tenant tenant = Api.signUp("Bad input", identities);
    String token = tenant.ownerToken();
    Api.creating(token)
        .body(
            """
            {"name":" ","ringSeconds":1,"depthMax":0,"wrapUpSeconds":-1,"wrapUpCodes":[]}\
            """)
        .post("/api/v1/queues")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.place", contains("/name", "/ringSeconds", "/depthMax", "/wrapUpSeconds"));
    for (String garbage : List.of("", "{", "[1]", "\"x\"", "{\"wrapUpCodes\":[null]}")) {
      Api.creating(token).body(garbage).post("/api/v1/queues").then().statusCode(400);
    }
    Api.as(token).body(QUEUE.formatted("x")).post("/api/v1/queues").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?limit=0").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?limit=9999").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?cursor=%F0%9F").then().statusCode(400);
    Api.as(token).get("/api/v1/queues/no..such").then().statusCode(400);
    Api.as(token).get("/api/v1/interactions?from=yesterday").then().statusCode(400);
    Api.as(token).get("/api/v1/nothing-here").then().statusCode(404);
  }

  @Test
  @DisplayName("[I10] a flow is validated by the engine and published as a numbered version")
  void flows() {
    Api.Tenant tenant = Api.signUp("Flows", identities);
    String token = tenant.ownerToken();
    String queue = Api.as(token).get("/api/v1/queues").path("items[0].id");
    String document =
        """
        {"schema":1,"start":"a","nodes":{"a":{"type":"answer","next":"q"},
         "q":{"type":"queue","queue":"%s","waitSecondsMax":60,"otherwise":null}}}\
        """;
    String flow =
        create(
                token,
                UUID.randomUUID().toString(),
                "{\"name\":\"Night\",\"document\":" + document.formatted(queue) + "}",
                "/flows",
                201)
            .path("id");
    create(
        token,
        UUID.randomUUID().toString(),
        document.formatted(queue),
        "/flows/" + flow + "/versions",
        201);
    Api.as(token)
        .get("/api/v1/flows/" + flow)
        .then()
        .body("live", equalTo(2))
        .body("document.start", equalTo("a"));
    Api.as(token)
        .get("/api/v1/flows/" + flow + "/versions/1")
        .then()
        .body("nodes.q.queue", equalTo(queue));
    Api.as(token).get("/api/v1/flows/" + flow + "/versions/9").then().statusCode(404);

    var invalid =
        create(
            token,
            UUID.randomUUID().toString(),
            document.formatted("no-such-queue"),
            "/flows/" + flow + "/versions",
            422);
    assertThat(invalid.<String>path("code")).isEqualTo("INVALID_FLOW");
    assertThat(invalid.<List<String>>path("errors.place")).isNotEmpty();
    Api.as(token)
        .body(document.formatted("no-such-queue"))
        .post("/api/v1/flows/validate")
        .then()
        .statusCode(200)
        .body("errors", notNullValue());
    Api.creating(token)
        .body("{\"name\":\"x\",\"document\":{\"schema\":1,\"nodes\":{\"a\":{\"type\":\"boo\"}}}}")
        .post("/api/v1/flows")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("[P30] [I10] [W3] two numbers of a tenant get two flows; each has exactly one")
  void numbers() {
    Api.Tenant tenant = Api.signUp("Numbers", identities);
    String token = tenant.ownerToken();
    String queue = Api.as(token).get("/api/v1/queues").path("items[0].id");
    String flow =
        create(
                token,
                UUID.randomUUID().toString(),
                """
                {"name":"Night","document":{"schema":1,"start":"a","nodes":{
                 "a":{"type":"answer","next":"q"},
                 "q":{"type":"queue","queue":"%s","waitSecondsMax":60}}}}\
                """
                    .formatted(queue),
                "/flows",
                201)
            .path("id");
    Api.as(token)
        .body("{\"label\":\"Bảo hành\",\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/" + tenant.number())
        .then()
        .statusCode(200)
        .body("label", equalTo("Bảo hành"))
        .body("flow", equalTo(flow));
    Api.stock("edge1", 1);
    String first =
        Api.as(token).get("/api/v1/flows").path("items.find { it.id != '" + flow + "' }.id");
    String key = UUID.randomUUID().toString();
    String order = "{\"label\":\"Bán hàng\",\"flow\":\"" + first + "\"}";
    String second = create(token, key, order, "/numbers", 201).path("number");
    assertThat(second).isNotEqualTo(tenant.number());
    assertThat(create(token, key, order, "/numbers", 201).<String>path("number")).isEqualTo(second);
    List<String> flows = Api.as(token).get("/api/v1/numbers").path("items.flow");
    assertThat(flows).containsExactlyInAnyOrder(flow, first);
    create(token, UUID.randomUUID().toString(), "{\"flow\":\"f-nowhere\"}", "/numbers", 400);
    assertThat(Api.as(token).get("/api/v1/numbers").<List<String>>path("items.number")).hasSize(2);
    Api.as(token)
        .body("{\"flow\":\"f-nowhere\"}")
        .put("/api/v1/numbers/" + tenant.number())
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-flow"));
    Api.as(token)
        .body("{\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/+84999999999")
        .then()
        .statusCode(404);
    Api.as(token).body("{}").put("/api/v1/numbers/" + tenant.number()).then().statusCode(400);
  }

  @Test
  @DisplayName("[C14] customers are found by a part of the name or number, and by the whole number")
  void customers() {
    Api.Tenant tenant = Api.signUp("Customers", identities);
    String token = tenant.ownerToken();
    String id =
        create(
                token,
                UUID.randomUUID().toString(),
                """
                {"name":"Trần Thị Bích","honorific":"cô","phones":["+84901234567"],
                 "notes":"Khách 100%"}\
                """,
                "/customers",
                201)
            .path("id");
    create(
        token,
        UUID.randomUUID().toString(),
        "{\"name\":\"An\",\"phones\":[\"+84281112222\"]}",
        "/customers",
        201);
    for (String query : List.of("q=bích", "q=0123", "phone=+84901234567")) {
      String[] pair = query.split("=");
      Api.as(token)
          .queryParam(pair[0], pair[1])
          .get("/api/v1/customers")
          .then()
          .body("items.id", contains(id));
    }
    Api.as(token).queryParam("q", "%").get("/api/v1/customers").then().body("items", hasSize(0));
    Api.as(token).get("/api/v1/customers?phone=abc").then().statusCode(400);
    Api.as(token)
        .body("{\"name\":\"Bích\",\"phones\":[]}")
        .put("/api/v1/customers/" + id)
        .then()
        .statusCode(200)
        .body("phones", hasSize(0));
    Api.as(token).delete("/api/v1/customers/" + id).then().statusCode(204);
    Api.as(token).get("/api/v1/customers/" + id).then().statusCode(404);
  }

  @Test
  @DisplayName("agents are invited, get roles at once, and the last admin stays")
  void agents() {
    Api.Tenant tenant = Api.signUp("Agents", identities);
    String token = tenant.ownerToken();
    String body =
        """
        {"name":"Ana","email":"ana-%s@example.test","extension":"201","roles":["AGENT"],
         "queues":[]}\
        """
            .formatted(UUID.randomUUID());
    String ana = create(token, UUID.randomUUID().toString(), body, "/agents", 201).path("id");
    assertThat(identities.invited()).anyMatch(a -> a.value().equals(ana));
    String anas = TestIssuer.token(ana, tenant.id());
    Api.as(anas).get("/api/v1/me").then().body("roles", contains("AGENT"));
    Api.as(anas).get("/api/v1/queues").then().statusCode(200);
    Api.creating(anas)
        .body(QUEUE.formatted("By an agent"))
        .post("/api/v1/queues")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    Api.as(anas).body("{\"purpose\":\"FEED\"}").post("/api/v1/tickets").then().statusCode(403);

    create(token, UUID.randomUUID().toString(), body, "/agents", 409);
    create(
        token,
        UUID.randomUUID().toString(),
        "{\"name\":\"B\",\"email\":\"b\",\"extension\":\"1\",\"roles\":[],\"queues\":[\"q-x\"]}",
        "/agents",
        400);
    Api.as(token).delete("/api/v1/agents/" + tenant.owner()).then().statusCode(409);
    Api.as(token).delete("/api/v1/agents/" + ana).then().statusCode(204);
    Api.as(anas).get("/api/v1/queues").then().statusCode(403);
  }

  @Test
  @DisplayName("[W2] another tenant's things are not there")
  void isolation() {
    Api.Tenant one = Api.signUp("One", identities);
    Api.Tenant two = Api.signUp("Two", identities);
    String queue = Api.as(one.ownerToken()).get("/api/v1/queues").path("items[0].id");
    String flow = Api.as(one.ownerToken()).get("/api/v1/flows").path("items[0].id");
    for (String path :
        List.of("/queues/" + queue, "/flows/" + flow, "/agents/" + one.owner(), "/customers/c-1")) {
      Api.as(two.ownerToken())
          .get("/api/v1" + path)
          .then()
          .statusCode(404)
          .body("code", equalTo("NOT_FOUND"));
    }
    Api.as(two.ownerToken())
        .body("{\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/" + one.number())
        .then()
        .statusCode(404);
    // A member of one tenant with a token that names another one has no role there.
    Api.as(TestIssuer.token(one.owner(), two.id())).get("/api/v1/queues").then().statusCode(403);
  }

  @Test
  @DisplayName("[W9] tokens are checked: audience, signature, age, exactly one organisation")
  void tokens() {
    Api.Tenant tenant = Api.signUp("Tokens", identities);
    String owner = tenant.owner();
    Api.as("garbage").get("/api/v1/queues").then().statusCode(401);
    Api.as(TestIssuer.forgedToken(owner, tenant.id())).get("/api/v1/queues").then().statusCode(401);
    Api.as(TestIssuer.token(owner, List.of("billing"), List.of(), 300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(401);
    Api.as(TestIssuer.token(owner, List.of("tenants-api"), List.of(), -300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(401);
    for (String token :
        List.of(TestIssuer.token(owner), TestIssuer.token(owner, tenant.id(), "other1"))) {
      Api.as(token)
          .get("/api/v1/queues")
          .then()
          .statusCode(403)
          .body("code", equalTo("AMBIGUOUS_TENANT"));
    }
    io.restassured.RestAssured.given()
        .get("/api/v1/queues")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    // A role of a tenant in the token counts nothing.
    Api.as(TestIssuer.token("x", List.of("tenants-api"), List.of("tenant-admin"), 300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(403);
  }

  @Test
  @DisplayName("the provider sees tenants and edges, and nobody else does")
  void provider() {
    Api.Tenant tenant = Api.signUp("Provider", identities);
    String provider = TestIssuer.roleToken("pro", "provider");
    Api.as(provider).get("/api/v1/me").then().body("provider", equalTo(true));
    Api.as(provider)
        .get("/api/v1/provider/tenants?limit=200")
        .then()
        .body("items.id", hasItem(tenant.id()));
    Api.as(provider)
        .get("/api/v1/provider/edges")
        .then()
        .body("items.id", contains("edge1", "edge2"));
    Api.as(provider).get("/api/v1/provider/usage?month=2026-11").then().statusCode(200);
    Api.as(tenant.ownerToken()).get("/api/v1/provider/tenants").then().statusCode(403);
    Api.as(provider).post("/api/v1/provider/tenants/nobody/suspend").then().statusCode(404);
    Api.creating(provider)
        .body("{\"numbers\":[\"12\"],\"edge\":\"edge1\"}")
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(400);
  }

  @Test
  @DisplayName("the published description says what the codec does")
  void description() {
    io.restassured.RestAssured.given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("components.schemas.QueueId.type", equalTo("string"))
        .body("components.schemas.FlowNode.oneOf", hasSize(10))
        .body("components.schemas.FlowNodeHangUp.properties.type.enum", contains("hang-up"))
        .body("components.schemas.Language.enum", contains("vi", "en", "zh"))
        .body("paths.'/api/v1/signups'.post.responses", hasKey("201"));
  }

  private static io.restassured.response.ExtractableResponse<?> create(
      String token, String key, String body, String path, int status) {
    return Api.as(token)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1" + path)
        .then()
        .statusCode(status)
        .extract();
  }
}
