package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.edge.LinkMessage;
import alo.contract.id.InteractionId;
import alo.tenants.testing.Api;
import alo.tenants.testing.Description;
import alo.tenants.testing.Description.Operation;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whoever gets no answer asks again under the same key and makes no second thing. The operations
/// come from the published description: a POST that is new and not told here fails this test.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class IdempotencyKeyTest {
  private static final String HEADER = "Idempotency-Key";

  /// What each POST that creates is sent: a body, and one that asks for something else.
  private static final Map<String, List<String>> CREATING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "/api/v1/signups",
                  two(
                      "{'company':'%s','ownerName':'Ana','ownerEmail':'#@example.test',"
                          + "'language':'en'}")),
              Map.entry(
                  "/api/v1/signups/requests",
                  two(
                      "{'company':'%s','ownerName':'Ana','ownerEmail':'r#@example.test',"
                          + "'language':'en'}")),
              Map.entry(
                  "/api/v1/agents",
                  two(
                      "{'name':'%s','email':'a#@example.test','extension':'301',"
                          + "'sets':['employee'],'queues':[]}")),
              Map.entry(
                  "/api/v1/permission-sets", two("{'name':'%s','permissions':['calls.see']}")),
              Map.entry("/api/v1/integrations", two("{'name':'%s','permissions':['calls.see']}")),
              Map.entry(
                  "/api/v1/queues",
                  two(
                      "{'name':'%s','ringSeconds':15,'depthMax':5,'wrapUpSeconds':10,"
                          + "'wrapUpCodes':[],'record':true}")),
              Map.entry(
                  "/api/v1/calendars",
                  two(
                      "{'name':'%s','zone':'Asia/Ho_Chi_Minh','periods':[],'holidays':[],"
                          + "'daysOff':[],'makeUpDays':[]}")),
              Map.entry("/api/v1/departments", two("{'name':'%s','products':[]}")),
              Map.entry("/api/v1/numbers", two("{'label':'%s','flow':'{flow}'}")),
              Map.entry("/api/v1/flows", two("{'name':'%s','document':" + document("x") + "}")),
              Map.entry(
                  "/api/v1/flows/{id}/versions", List.of(json(document("x")), json(document("y")))),
              Map.entry("/api/v1/prompts", two("{'name':'%s','text':'Hi','language':'en'}")),
              Map.entry(
                  "/api/v1/hooks",
                  two("{'name':'%s','url':'http://127.0.30.1:9/','types':[],'active':true}")),
              Map.entry(
                  "/api/v1/hooks/{id}/replays",
                  List.of(
                      json("{'from':'2026-11-22T00:00:00Z','to':'2026-11-23T00:00:00Z'}"),
                      json("{'from':'2026-11-22T00:00:00Z','to':'2026-11-24T00:00:00Z'}"))),
              Map.entry("/api/v1/customers", two("{'name':'%s','phones':[]}")),
              Map.entry(
                  "/api/v1/calls",
                  List.of(json("{'to':'0901234567'}"), json("{'to':'0907654321'}"))),
              Map.entry(
                  "/api/v1/provider/numbers",
                  List.of(
                      json("{'numbers':['+842811111111'],'edge':'edge1'}"),
                      json("{'numbers':['+842822222222'],'edge':'edge1'}")))));

  /// The others, with the reason why they need no key.
  private static final Map<String, String> NOT_CREATING =
      Map.ofEntries(
          Map.entry(
              "/api/v1/signups/verify", "a link makes one company, however often it is followed"),
          Map.entry("/api/v1/tickets", "each ticket is another one, good for a minute and once"),
          Map.entry(
              "/api/v1/recordings/{id}/address",
              "each address is another one, good for five minutes"),
          Map.entry("/api/v1/flows/validate", "only looks"),
          Map.entry(
              "/api/v1/calendars/{id}/feed", "each address is another one and ends the one before"),
          Map.entry(
              "/api/v1/hooks/{id}/secret", "each secret is another one; the older hold for a day"),
          Map.entry(
              "/api/v1/integrations/{id}/secret", "each secret is another one, the newest holds"),
          Map.entry("/api/v1/hooks/{id}/test", "each test is another message"),
          Map.entry(
              "/api/v1/hooks/{id}/deliveries/{delivery}/replay",
              "a message that waits is sent once"),
          Map.entry("/api/v1/agents/imports", "a mail address is one person; a key is honoured"),
          Map.entry("/api/v1/agents/{id}/lock", "a state, not a thing"),
          Map.entry("/api/v1/agents/{id}/reset", "each mail is another one; none is a state"),
          Map.entry("/api/v1/agents/{id}/unlock", "a state, not a thing"),
          Map.entry("/api/v1/calls/{id}/hold", "a held call stays held; a key is honoured"),
          Map.entry("/api/v1/calls/{id}/resume", "a call goes on once; a key is honoured"),
          Map.entry("/api/v1/calls/{id}/hang-up", "a call ends once; a key is honoured"),
          Map.entry("/api/v1/provider/tenants/{id}/suspend", "a state, not a thing"),
          Map.entry("/api/v1/provider/tenants/{id}/close", "a state, not a thing"),
          Map.entry("/api/v1/provider/tenants/{id}/delete", "a state, not a thing"),
          Map.entry("/api/v1/provider/tenants/{id}/resume", "a state, not a thing"));

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("every POST either creates and needs a key, or has a reason why it needs none")
  void everyPostIsKnown() {
    Set<String> creating = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (Operation operation : Description.served().operations()) {
      if (operation.method().equals("POST")) {
        (operation.needs(HEADER) ? creating : others).add(operation.path());
      }
    }
    assertThat(creating).isEqualTo(CREATING.keySet());
    assertThat(others).isEqualTo(new TreeSet<>(NOT_CREATING.keySet()));
  }

  @Test
  @DisplayName(
      "what creates refuses to work without a key, answers the same to the same, and refuses the"
          + " key for anything else")
  void createsOnceByKey() {
    Api.Tenant tenant = Api.signUp("Keyed", identities);
    Api.stock("edge1", 4);
    String flow = Api.as(tenant.ownerToken()).get("/api/v1/flows").path("items[0].id");
    String hook =
        Api.creating(tenant.ownerToken())
            .body(CREATING.get("/api/v1/hooks").getFirst())
            .post("/api/v1/hooks")
            .path("id");
    try (TestEdge edge = TestEdge.connect("edge1", 860)) {
      Set<String> requests = new LinkedHashSet<>();
      CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> place(edge, requests));
      CREATING.forEach(
          (path, bodies) -> {
            String unique = UUID.randomUUID().toString();
            List<String> sent =
                bodies.stream().map(b -> b.replace("#", unique).replace("{flow}", flow)).toList();
            once(
                path,
                () -> caller(path, tenant).contentType("application/json"),
                path.replace("{id}", path.contains("/hooks/") ? hook : flow),
                sent);
          });
      answering.join();
      assertThat(requests).as("requests at the edge for one call").hasSize(1);
    }
  }

  @Test
  @DisplayName("an upload needs a key as well")
  void uploadsOnceByKey() {
    Api.Tenant tenant = Api.signUp("Keyed upload", identities);
    String key = UUID.randomUUID().toString();
    upload(tenant, null, "A").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    String id = upload(tenant, key, "A").statusCode(201).extract().path("id");
    upload(tenant, key, "A").statusCode(201).body("id", equalTo(id));
    upload(tenant, key, "B").statusCode(409).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  private static void once(
      String name, Supplier<RequestSpecification> caller, String path, List<String> bodies) {
    for (String none : List.of("", "two words", "x".repeat(121))) {
      RequestSpecification request = caller.get().body(bodies.getFirst());
      var refused = (none.isEmpty() ? request : request.header(HEADER, none)).post(path).then();
      assertThat(refused.extract().statusCode()).as(name + " with key '%s'", none).isEqualTo(400);
      refused.contentType("application/problem+json").body("code", equalTo("INVALID_REQUEST"));
    }
    String key = UUID.randomUUID().toString();
    var first = caller.get().header(HEADER, key).body(bodies.getFirst()).post(path);
    assertThat(first.statusCode()).as("%s: %s", name, first.asString()).isIn(201, 202);
    var again = caller.get().header(HEADER, key).body(bodies.getFirst()).post(path);
    assertThat(again.statusCode()).as(name).isEqualTo(first.statusCode());
    assertThat(tree(again)).as(name).isEqualTo(tree(first));
    var other = caller.get().header(HEADER, key).body(bodies.getLast()).post(path).then();
    assertThat(other.extract().statusCode()).as(name + " with another body").isEqualTo(409);
    other.contentType("application/problem+json").body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  private static JsonNode tree(Response answer) {
    return Json.read(answer.asString(), JsonNode.class);
  }

  private static RequestSpecification caller(String path, Api.Tenant tenant) {
    if (path.endsWith("/signups/requests")) {
      return io.restassured.RestAssured.given();
    }
    return Api.as(
        path.contains("/provider/") || path.endsWith("/signups")
            ? TestIssuer.roleToken("pro", "provider")
            : tenant.ownerToken());
  }

  /// The edge gets both requests and carries them out by their id, which is one.
  private static void place(TestEdge edge, Set<String> requests) {
    for (int i = 0; i < 2; i++) {
      LinkMessage.Relay relay =
          Json.read(
              edge.socket().next(t -> t.contains("\"type\":\"relay\"")), LinkMessage.Relay.class);
      requests.add(relay.request());
      edge.socket()
          .say(
              Json.write(
                  new LinkMessage.Relayed(
                      relay.request(), null, new InteractionId("edge1-out-keyed"))));
    }
  }

  private static ValidatableResponse upload(Api.Tenant tenant, String key, String name) {
    byte[] wav = Api.wav();
    var request =
        io.restassured.RestAssured.given()
            .auth()
            .oauth2(tenant.ownerToken())
            .multiPart("name", name)
            .multiPart("file", "a.wav", wav, "audio/wav");
    return (key == null ? request : request.header(HEADER, key)).post("/api/v1/prompts").then();
  }

  private static String document(String text) {
    return "{'schema':1,'start':'a','nodes':{'a':{'type':'answer','next':'s'},"
        + "'s':{'type':'say','text':{'type':'text','text':'"
        + text
        + "','language':'en'},'next':'h'},'h':{'type':'hang-up'}}}";
  }

  private static List<String> two(String body) {
    return List.of(json(body.formatted("Keyed one")), json(body.formatted("Keyed two")));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
