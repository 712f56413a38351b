package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.Description;
import alo.tenants.testing.Description.Operation;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two tenants, and the second asks for everything that the first has, by its true id. The
/// operations come from the published description: one that is new and not told here fails.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class IsolationTest {
  private static final String API = "/api/v1";
  private static final String CUSTOMER_PHONE = "+84907777777";
  private static final Set<String> ID_QUERIES = Set.of("agent", "queue", "phone");

  private static final String HOOK =
      "{'name':'Evil','url':'http://127.0.30.1:9/','types':[],'active':false}";

  /// What changes a thing is sent, so that only the id can be wrong. `{flow}` is the asker's own.
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "PUT /api/v1/agents/{id}",
              "{'name':'Evil','email':'evil@example.test','extension':'666','sets':['employee'],"
                  + "'queues':[]}"),
          Map.entry("POST /api/v1/agents/{id}/lock", "{'reason':'Evil'}"),
          Map.entry("POST /api/v1/agents/{id}/reset", "{'what':'SECOND_FACTOR'}"),
          Map.entry(
              "PUT /api/v1/permission-sets/{id}", "{'name':'Evil','permissions':['calls.see']}"),
          Map.entry("PUT /api/v1/integrations/{id}", "{'name':'Evil','permissions':['calls.see']}"),
          Map.entry("PUT /api/v1/customers/{id}", "{'name':'Evil','phones':[]}"),
          Map.entry("PUT /api/v1/hooks/{id}", HOOK),
          Map.entry(
              "POST /api/v1/hooks/{id}/replays",
              "{'from':'2026-11-22T00:00:00Z','to':'2026-11-23T00:00:00Z'}"),
          Map.entry(
              "PUT /api/v1/queues/{id}",
              "{'name':'Evil','ringSeconds':15,'depthMax':5,'wrapUpSeconds':10,'wrapUpCodes':[],"
                  + "'record':true}"),
          Map.entry(
              "PUT /api/v1/calendars/{id}",
              "{'name':'Evil','zone':'Asia/Ho_Chi_Minh','periods':[],'holidays':[],'daysOff':[],"
                  + "'makeUpDays':[]}"),
          Map.entry("PUT /api/v1/departments/{id}", "{'name':'Evil','products':[]}"),
          Map.entry("PUT /api/v1/provider/numbers/{number}", "{'kind':'MOBILE','region':'Evil'}"),
          Map.entry("PUT /api/v1/numbers/{number}", "{'label':'Evil','flow':'{flow}'}"),
          Map.entry(
              "POST /api/v1/flows/{id}/versions",
              "{'schema':1,'start':'a','nodes':{'a':{'type':'answer','next':'h'},"
                  + "'h':{'type':'hang-up'}}}"));

  /// Operations with an id that are not for tenants: 403 whoever's the id is.
  private static final Set<String> NOT_FOR_TENANTS =
      Set.of(
          "PUT /api/v1/provider/numbers/{number}",
          "POST /api/v1/provider/tenants/{id}/suspend",
          "POST /api/v1/provider/tenants/{id}/close",
          "POST /api/v1/provider/tenants/{id}/delete",
          "POST /api/v1/provider/tenants/{id}/resume",
          // Asks for a signed pass, not for a token.
          "GET /api/v1/media/recordings/{id}");

  @Inject FakeIdentities identities;
  private Api.Tenant one;
  private Api.Tenant two;
  private String twosFlow;

  /// What tenant one has, by the path's beginning.
  private final Map<String, String> ids = new TreeMap<>();

  @BeforeEach
  void twoTenants() {
    one = Api.signUp("Has things", identities);
    two = Api.signUp("Asks for them", identities);
    twosFlow = Api.as(two.ownerToken()).get(API + "/flows").path("items[0].id");
    ids.put(
        "/agents",
        made(
            "/agents",
            "{'name':'Ana','email':'has-#','extension':'201',"
                + "'sets':['employee'],'queues':[]}"));
    ids.put(
        "/permission-sets",
        made("/permission-sets", BODIES.get("PUT /api/v1/permission-sets/{id}")));
    ids.put("/integrations", made("/integrations", BODIES.get("PUT /api/v1/integrations/{id}")));
    ids.put("/queues", made("/queues", BODIES.get("PUT /api/v1/queues/{id}").replace("Evil", "Q")));
    ids.put("/hooks", made("/hooks", HOOK));
    ids.put(
        "/calendars",
        made("/calendars", BODIES.get("PUT /api/v1/calendars/{id}").replace("Evil", "C")));
    ids.put("/departments", made("/departments", "{'name':'D','products':[]}"));
    ids.put(
        "/customers", made("/customers", "{'name':'Bích','phones':['" + CUSTOMER_PHONE + "']}"));
    ids.put("/prompts", made("/prompts", "{'name':'P','text':'Hi','language':'en'}"));
    ids.put("/flows", Api.as(one.ownerToken()).get(API + "/flows").path("items[0].id"));
    ids.put("/numbers", one.number());
    ids.put("/provider/numbers", one.number());
    ids.put("/provider/tenants", one.id());
    String call = "edge1-isolated-" + one.id();
    ids.put("/calls", call);
    ids.put("/interactions", call);
    ids.put("/recordings", call + "-r1");
    ids.put("/media/recordings", call + "-r1");
    call(call);
  }

  @Test
  @DisplayName("[W2] whatever another tenant has is not there, for every operation with an id")
  void nothingOfAnotherTenantIsThere() {
    Map<String, String> before = all(one);
    Map<String, String> beforeTwo = all(two);
    List<String> asked = new ArrayList<>();
    for (Operation operation : Description.served().operations()) {
      if (!operation.path().contains("{")) {
        continue;
      }
      String path = path(operation);
      if (operation.method().equals("GET") && !NOT_FOR_TENANTS.contains(operation.name())) {
        assertThat(Api.as(one.ownerToken()).get(path).statusCode())
            .as(operation.name() + " of its owner")
            .isEqualTo(200);
      }
      String body = BODIES.getOrDefault(operation.name(), "");
      assertThat(operation.method().equals("PUT") && body.isEmpty())
          .as("no body is told for " + operation.name())
          .isFalse();
      var request = Api.creating(two.ownerToken());
      if (!body.isEmpty()) {
        request.body(json(body.replace("{flow}", twosFlow)));
      }
      var answer = request.request(operation.method(), path);
      assertThat(answer.statusCode())
          .as("%s by another tenant: %s", operation.name(), answer.asString())
          .isEqualTo(NOT_FOR_TENANTS.contains(operation.name()) ? 403 : 404);
      answer.then().contentType("application/problem+json").body(not(containsString("Ana")));
      asked.add(operation.name());
    }
    assertThat(asked).hasSizeGreaterThanOrEqualTo(26).containsAll(BODIES.keySet());
    assertThat(all(one)).isEqualTo(before);
    assertThat(all(two)).isEqualTo(beforeTwo);
  }

  @Test
  @DisplayName("[W2] nothing of another tenant is found by a filter with its id")
  void filtersFindNothing() {
    Map<String, String> values =
        Map.of("agent", one.owner(), "queue", ids.get("/queues"), "phone", CUSTOMER_PHONE);
    List<String> asked = new ArrayList<>();
    for (Operation operation : Description.served().operations()) {
      for (String query : ID_QUERIES) {
        if (operation.takes(query)) {
          String found = filtered(one, operation, query, values.get(query));
          String stolen = filtered(two, operation, query, values.get(query));
          for (String id : List.of(ids.get("/calls"), ids.get("/customers"))) {
            assertThat(stolen).as(operation.name() + "?" + query).doesNotContain(id);
          }
          asked.add(query + (found.contains(ids.get("/calls")) ? " finds" : ""));
        }
      }
    }
    assertThat(asked).contains("agent finds", "phone finds", "queue");
  }

  @Test
  @DisplayName("[W2] nothing of another tenant can be referred to")
  void refersToNothingOfAnother() {
    Map<String, String> before = all(one);
    String token = two.ownerToken();
    String agent =
        "{'name':'Bo','email':'bo-iso@example.test','extension':'202','sets':['employee'],"
            + "'queues':['"
            + ids.get("/queues")
            + "']}";
    post(token, "/agents", agent).statusCode(400);
    Api.as(token).body(json(agent)).put(API + "/agents/" + two.owner()).then().statusCode(400);
    String placed =
        "{'name':'Bo','email':'bo-iso@example.test','extension':'202','sets':['employee'],"
            + "'queues':[],'department':'"
            + ids.get("/departments")
            + "'}";
    post(token, "/agents", placed)
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-department"));
    post(
            token,
            "/departments",
            "{'name':'x','products':[],'parent':'" + ids.get("/departments") + "'}")
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-department"));
    Api.creating(token)
        .contentType("text/csv")
        .body(
            "name,mail,extension,permissions,queues,department\nBo,bo-iso@example.test,202,%s,%s,%s"
                .formatted(
                    ids.get("/permission-sets"), ids.get("/queues"), ids.get("/departments")))
        .post(API + "/agents/imports")
        .then()
        .statusCode(200)
        .body(
            "rows[0].mistakes.code",
            hasItems("unknown-set-name", "unknown-queue-name", "unknown-department-name"));
    String number = "{'label':'x','flow':'" + ids.get("/flows") + "'}";
    post(token, "/numbers", number).statusCode(400).body("errors[0].code", equalTo("unknown-flow"));
    Api.as(token).body(json(number)).put(API + "/numbers/" + two.number()).then().statusCode(400);
    String document =
        """
        {'schema':1,'start':'a','nodes':{'a':{'type':'answer','next':'p'},
         'p':{'type':'play','prompt':{'type':'stored','prompt':'%s'},'next':'d'},
         'd':{'type':'dial','target':{'type':'extension','extension':'201'},'ringSeconds':20,
          'otherwise':'q'},
         'q':{'type':'queue','queue':'%s','waitSecondsMax':60,'otherwise':'o'},
         'o':{'type':'hours','zone':'UTC','windows':[],'holidays':[],'open':'h','closed':'h',
          'calendar':'%s'},'h':{'type':'hang-up'}}}\
        """
            .formatted(ids.get("/prompts"), ids.get("/queues"), ids.get("/calendars"));
    post(token, "/flows", "{'name':'x','document':" + document + "}")
        .statusCode(422)
        .body(
            "errors.code",
            hasItems("unknown-prompt", "unknown-extension", "unknown-queue", "unknown-calendar"));
    post(token, "/flows/" + twosFlow + "/versions", document).statusCode(422);
    post(token, "/calls", "{'to':'0901234567','agent':'" + ids.get("/agents") + "'}")
        .statusCode(404);
    assertThat(all(one)).isEqualTo(before);
  }

  private String path(Operation operation) {
    String feature =
        ids.keySet().stream()
            .filter(f -> operation.path().startsWith(API + f + "/{"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No id is told for " + operation.name()));
    return operation
        .path()
        .replace("{version}", "1")
        .replace("{delivery}", ids.get("/hooks") + "-1")
        .replaceFirst("\\{[a-z]+}", ids.get(feature));
  }

  private static String filtered(
      Api.Tenant tenant, Operation operation, String query, String value) {
    return Api.as(tenant.ownerToken())
        .queryParam(query, value)
        .get(operation.path())
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /// All that a tenant can read of itself.
  private static Map<String, String> all(Api.Tenant tenant) {
    Map<String, String> all = new TreeMap<>();
    for (String list :
        List.of(
            "agents",
            "permission-sets",
            "integrations",
            "queues",
            "calendars",
            "departments",
            "flows",
            "hooks",
            "numbers",
            "prompts",
            "customers",
            "calls")) {
      all.put(list, read(tenant, "/" + list));
    }
    List<String> calls = Api.as(tenant.ownerToken()).get(API + "/interactions").path("items.id");
    for (String call : calls) {
      all.put(call, read(tenant, "/interactions/" + call));
      all.put(call + " events", read(tenant, "/interactions/" + call + "/events"));
    }
    List<String> flows = Api.as(tenant.ownerToken()).get(API + "/flows").path("items.id");
    flows.forEach(flow -> all.put(flow, read(tenant, "/flows/" + flow)));
    return all;
  }

  private static String read(Api.Tenant tenant, String path) {
    return Api.as(tenant.ownerToken()).get(API + path).then().statusCode(200).extract().asString();
  }

  private String made(String path, String body) {
    String unique = java.util.UUID.randomUUID() + "@example.test";
    return post(one.ownerToken(), path, body.replace("#", unique))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static io.restassured.response.ValidatableResponse post(
      String token, String path, String body) {
    return Api.creating(token).body(json(body)).post(API + path).then();
  }

  /// A call of tenant one that goes on, with a recording that is stored.
  private void call(String call) {
    InteractionId id = new InteractionId(call);
    Instant at = Instant.parse("2026-11-22T03:00:00Z");
    try (TestEdge edge = TestEdge.connect("edge1", 880)) {
      edge.send(
          List.of(
              edge.event(
                  one.id(),
                  at,
                  new Event.CallPlaced(
                      id,
                      new AgentId(one.owner()),
                      new OfferId("o-" + call),
                      new DialString(CUSTOMER_PHONE),
                      new E164(one.number()),
                      new TrunkId("c1"),
                      null)),
              edge.event(
                  one.id(),
                  at,
                  new Event.RecordingStored(
                      id,
                      new RecordingId(call + "-r1"),
                      "ab".repeat(32),
                      1_000,
                      1,
                      one.id() + "/recordings/" + call))));
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
