package alo.tenants.interaction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.tenants.platform.tink.Vault;
import alo.tenants.tenant.Tenants;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.InMemoryObjectStore;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class RecordingTest {
  private static final byte[] WAV = new byte[300_000];

  static {
    new Random(7).nextBytes(WAV);
  }

  @Inject FakeIdentities identities;
  @Inject InMemoryObjectStore store;
  @Inject Vault vault;
  @Inject Tenants tenants;
  @Inject DataSource dataSource;
  @Inject TestClock clock;

  @AfterEach
  void clockGoes() {
    clock.go();
  }

  @Test
  @DisplayName("[R4] [R8] a supervisor plays a recording by a signed address, whole and by ranges")
  @ActivateRequestContext
  void playsByAddress() throws Exception {
    Api.Tenant tenant = Api.signUp("Plays", identities);
    String recording = stored(tenant, 500);
    String address =
        Api.as(tenant.ownerToken())
            .post("/api/v1/recordings/" + recording + "/address")
            .then()
            .statusCode(200)
            .extract()
            .path("address");
    String path = address.replaceFirst("http://[^/]*", "");
    byte[] whole =
        given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asByteArray();
    assertThat(whole).isEqualTo(WAV);
    byte[] part =
        given()
            .urlEncodingEnabled(false)
            .header("Range", "bytes=150000-150999")
            .get(path)
            .then()
            .statusCode(206)
            .header("Content-Range", "bytes 150000-150999/300000")
            .header("Content-Type", "audio/wav")
            .extract()
            .asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(WAV, 150_000, 151_000));
    given().header("Range", "bytes=300000-").get(path).then().statusCode(416);
    given()
        .get(path.substring(0, path.length() - 3) + "AAA")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    given().get("/api/v1/media/recordings/" + recording).then().statusCode(403);
    assertThat(listenings(tenant)).isEqualTo(1);
    Api.as(tenant.ownerToken())
        .queryParam("phone", "+84901234567")
        .get("/api/v1/interactions")
        .then()
        .body("items", hasSize(1))
        .body("items[0].recordings[0].state", equalTo("STORED"));
  }

  @Test
  @DisplayName("[R4] the address of a recording is good for five minutes and not a moment longer")
  @ActivateRequestContext
  void addressesEnd() throws Exception {
    Api.Tenant tenant = Api.signUp("Ends", identities);
    String recording = stored(tenant, 700);
    Instant noon = Instant.parse("2026-11-22T05:00:00Z");
    clock.stopAt(noon);
    String path = address(tenant, recording, noon.plus(Duration.ofMinutes(5)));
    clock.stopAt(noon.plusSeconds(5 * 60 - 1));
    assertThat(get(path).statusCode(200).extract().asByteArray()).isEqualTo(WAV);
    for (long seconds : List.of(5 * 60L, 5 * 60L + 1, 24 * 60 * 60L)) {
      clock.stopAt(noon.plusSeconds(seconds));
      get(path)
          .statusCode(403)
          .contentType("application/problem+json")
          .body("code", equalTo("FORBIDDEN"));
    }
    assertThat(listenings(tenant)).isEqualTo(1);
  }

  @Test
  @DisplayName("[R4] an address opens its own recording only, and nobody can write one himself")
  @ActivateRequestContext
  void addressesAreSigned() throws Exception {
    Api.Tenant tenant = Api.signUp("Signs", identities);
    String own = stored(tenant, 701);
    String other = stored(tenant, 702);
    String path = address(tenant, own, null);
    get(path).statusCode(200);
    get(path.replace("/recordings/" + own, "/recordings/" + other)).statusCode(403);
    String pass = path.substring(path.indexOf("pass=") + 5);
    String body = pass.substring(0, pass.indexOf('.'));
    String signature = pass.substring(pass.indexOf('.') + 1);
    String said = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
    assertThat(said).contains(own);
    String otherBody = encoded(said.replace(own, other));
    String longer = encoded(said.replaceFirst("\"expiresAt\":\"2", "\"expiresAt\":\"3"));
    assertThat(longer).isNotEqualTo(body);
    String ticket =
        Api.as(tenant.ownerToken())
            .body("{\"purpose\":\"FEED\"}")
            .post("/api/v1/tickets")
            .then()
            .statusCode(201)
            .extract()
            .path("ticket");
    String media = "/api/v1/media/recordings/";
    for (String forged :
        List.of(
            media + other + "?pass=" + otherBody + "." + signature,
            media + own + "?pass=" + longer + "." + signature,
            media + own + "?pass=" + body + "." + encoded("x".repeat(64)),
            media + own + "?pass=" + body + ".",
            media + own + "?pass=" + body,
            media + own + "?pass=.",
            media + own + "?pass=",
            media + own + "?pass=" + ticket,
            media + own)) {
      get(forged).statusCode(403).body("code", equalTo("FORBIDDEN"));
    }
  }

  private static String address(Api.Tenant tenant, String recording, @Nullable Instant until) {
    var answer =
        Api.as(tenant.ownerToken())
            .post("/api/v1/recordings/" + recording + "/address")
            .then()
            .statusCode(200);
    if (until != null) {
      answer.body("expiresAt", equalTo(until.toString()));
    }
    return answer.extract().<String>path("address").replaceFirst("http://[^/]*", "");
  }

  private static ValidatableResponse get(String path) {
    return given().urlEncodingEnabled(false).get(path).then();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("[R4] another tenant's recording is not there")
  @ActivateRequestContext
  void othersRecordingsAreNotThere() throws Exception {
    Api.Tenant tenant = Api.signUp("Owns recordings", identities);
    Api.Tenant other = Api.signUp("Other", identities);
    String recording = stored(tenant, 600);
    Api.as(other.ownerToken())
        .post("/api/v1/recordings/" + recording + "/address")
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
  }

  @Test
  @DisplayName("[R4] who sees only his own calls hears only those in which he talked")
  @ActivateRequestContext
  void othersTalks() throws Exception {
    Api.Tenant tenant = Api.signUp("Hears own", identities);
    String set =
        Api.post(
                tenant.ownerToken(),
                "set",
                "{\"name\":\"Own\",\"permissions\":[\"calls.see-own\",\"recordings.listen\"]}",
                "/permission-sets",
                201)
            .path("id");
    String talked = tenant.hired(set, "201");
    String rang = tenant.hired(set, "202");
    String nobody = tenant.hired(set, "203");
    String recording = stored(tenant, 703);
    Instant at = Instant.parse("2026-11-22T03:00:01Z");
    InteractionId call = new InteractionId(recording.replace("-r1", ""));
    OfferId first = new OfferId("o1-" + call);
    OfferId second = new OfferId("o2-" + call);
    try (TestEdge edge = TestEdge.connect("edge1", 704)) {
      edge.send(
          Stream.<Event>of(
                  new Event.CallOffered(call, first, new AgentId(rang), null, at, false),
                  new Event.OfferEnded(call, first, Event.OfferOutcome.NO_ANSWER, 19),
                  new Event.CallOffered(call, second, new AgentId(talked), null, at, false),
                  new Event.OfferAnswered(call, second))
              .map(event -> edge.event(tenant.id(), at, event))
              .toList());
    }
    String path = "/api/v1/recordings/" + recording + "/address";
    Api.as(TestIssuer.token(talked, tenant.id())).post(path).then().statusCode(200);
    for (String other : List.of(rang, nobody)) {
      Api.as(TestIssuer.token(other, tenant.id()))
          .post(path)
          .then()
          .statusCode(404)
          .body("code", equalTo("NOT_FOUND"));
    }
  }

  @Test
  @DisplayName("[R4] [D2] an address ends when the agent leaves the department of who listens")
  @ActivateRequestContext
  void movedAway() throws Exception {
    Api.Tenant tenant = Api.signUp("Hears department", identities);
    String owner = tenant.ownerToken();
    String set =
        Api.post(
                owner,
                "set",
                """
                {"name":"D","permissions":["calls.see-department","recordings.listen"]}\
                """,
                "/permission-sets",
                201)
            .path("id");
    String place =
        Api.post(owner, "d", "{\"name\":\"South\",\"products\":[]}", "/departments", 201)
            .path("id");
    String boss = tenant.hired(set, "201");
    String talked = tenant.hired("employee", "202");
    for (String person : List.of(boss, talked)) {
      put(tenant, person, place);
    }
    String recording = stored(tenant, 705);
    InteractionId call = new InteractionId(recording.replace("-r1", ""));
    OfferId offer = new OfferId("o-" + call);
    Instant at = Instant.parse("2026-11-22T03:00:01Z");
    try (TestEdge edge = TestEdge.connect("edge1", 706)) {
      edge.send(
          Stream.<Event>of(
                  new Event.CallOffered(call, offer, new AgentId(talked), null, at, false),
                  new Event.OfferAnswered(call, offer))
              .map(event -> edge.event(tenant.id(), at, event))
              .toList());
    }
    String path = "/api/v1/recordings/" + recording + "/address";
    String token = TestIssuer.token(boss, tenant.id());
    String address =
        Api.as(token)
            .post(path)
            .then()
            .statusCode(200)
            .extract()
            .<String>path("address")
            .replaceFirst("http://[^/]*", "");
    assertThat(get(address).statusCode(200).extract().asByteArray()).isEqualTo(WAV);
    put(tenant, talked, null);
    get(address).statusCode(404).body("code", equalTo("NOT_FOUND"));
    Api.as(token).post(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  private static void put(Api.Tenant tenant, String person, @Nullable String department) {
    String at = "/api/v1/agents/" + person;
    Map<String, Object> was =
        Api.as(tenant.ownerToken()).get(at).then().extract().jsonPath().getMap("");
    Map<String, Object> draft = new HashMap<>(was);
    draft.keySet().retainAll(Set.of("name", "email", "extension", "sets", "queues"));
    draft.put("department", department);
    Api.as(tenant.ownerToken()).body(draft).put(at).then().statusCode(200);
  }

  private String stored(Api.Tenant tenant, long epoch) throws Exception {
    String call = "edge1-rec-" + epoch;
    String recording = call + "-r1";
    var profile = tenants.get(tenant.done().tenant());
    var sink = new ByteArrayOutputStream();
    byte[] associated = (tenant.id() + "/" + recording).getBytes(StandardCharsets.UTF_8);
    try (var out =
        vault
            .streaming(profile.id(), profile.recordingKey())
            .newEncryptingStream(sink, associated)) {
      out.write(WAV);
    }
    String key = tenant.id() + "/recordings/2026/11/22/" + recording + ".wav.enc";
    store.put(key, sink.toByteArray());
    Instant at = Instant.parse("2026-11-22T03:00:00Z");
    InteractionId id = new InteractionId(call);
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  at,
                  new Event.CallArrived(
                      id,
                      new E164("+84901234567"),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      new FlowRef(new FlowId("f"), 1))),
              edge.event(
                  tenant.id(),
                  at,
                  new Event.RecordingStored(
                      id, new RecordingId(recording), "ab".repeat(32), WAV.length, 18, key))));
    }
    assertThat(RestAssured.port).isPositive();
    return recording;
  }

  private long listenings(Api.Tenant tenant) throws Exception {
    try (var connection = dataSource.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from t_"
                        + tenant.id()
                        + ".audit where act = 'recording.listen'")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
