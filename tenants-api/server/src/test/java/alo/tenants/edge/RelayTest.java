package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.edge.TicketClaims;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class RelayTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[P25] [P12] a call is placed, held and ended through the edge, by request id")
  void relays() {
    Api.Tenant tenant = Api.signUp("Relays", identities);
    InteractionId call = new InteractionId("edge1-out-" + UUID.randomUUID());
    AgentId owner = new AgentId(tenant.owner());
    try (TestEdge edge = TestEdge.connect("edge1", 800)) {
      var placing = later(() -> place(tenant, "0901234567"));
      LinkMessage.Relay relay = relay(edge);
      assertThat(relay.tenant().value()).isEqualTo(tenant.id());
      assertThat(relay.agent()).isEqualTo(owner);
      assertThat(relay.command())
          .isEqualTo(new AgentSocketMessage.Dial(new DialString("0901234567")));
      answer(edge, new LinkMessage.Relayed(relay.request(), null, call));
      placing.join().statusCode(202).body("call", equalTo(call.value()));

      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  Instant.parse("2026-11-22T03:00:00Z"),
                  new Event.CallPlaced(
                      call,
                      owner,
                      new OfferId("o1"),
                      new DialString("0901234567"),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      null))));
      Api.as(tenant.ownerToken()).get("/api/v1/calls").then().body("items", hasSize(1));
      var holding =
          later(
              () ->
                  Api.creating(tenant.ownerToken()).post("/api/v1/calls/" + call + "/hold").then());
      LinkMessage.Relay hold = relay(edge);
      assertThat(hold.call()).isEqualTo(call);
      assertThat(hold.command()).isEqualTo(new AgentSocketMessage.Hold());
      answer(
          edge,
          new LinkMessage.Relayed(
              hold.request(),
              Problem.of(ProblemCode.WRONG_STATE, "Expected a talk", List.of()),
              null));
      holding.join().statusCode(409).body("code", equalTo("WRONG_STATE"));
      List<String> requests =
          Stream.of("resume", "hang-up").map(what -> requestOf(edge, tenant, call, what)).toList();
      assertThat(requests).as("one key for two things").doesNotHaveDuplicates();
      Api.creating(tenant.ownerToken())
          .post("/api/v1/calls/unknown/hang-up")
          .then()
          .statusCode(404);
    }
  }

  @Test
  @DisplayName("[P25] whom a call only rang does nothing to it while a colleague talks")
  void onlyHisOwn() {
    Api.Tenant tenant = Api.signUp("Only his own", identities);
    String rang = tenant.hired("employee", "201");
    String talks = tenant.hired("employee", "202");
    InteractionId call = new InteractionId("edge1-only-" + tenant.id());
    try (TestEdge edge = TestEdge.connect("edge1", 803)) {
      edge.send(offered(edge, tenant, call, rang, talks));
      for (String what : List.of("hold", "resume", "hang-up")) {
        Api.creating(TestIssuer.token(rang, tenant.id()))
            .post("/api/v1/calls/" + call + "/" + what)
            .then()
            .statusCode(404)
            .body("code", equalTo("NOT_FOUND"));
      }
      var holding =
          later(
              () ->
                  Api.creating(TestIssuer.token(talks, tenant.id()))
                      .post("/api/v1/calls/" + call + "/hold")
                      .then());
      LinkMessage.Relay hold = relay(edge);
      assertThat(hold.agent())
          .as("the only one who reached the edge")
          .isEqualTo(new AgentId(talks));
      answer(edge, new LinkMessage.Relayed(hold.request(), null, call));
      holding.join().statusCode(204);
    }
  }

  @Test
  @DisplayName("[X16] who does something to another's call stands in the audit trail, once")
  void entersWhoActsForOthers() {
    Api.Tenant tenant = Api.signUp("For others", identities);
    String rang = tenant.hired("employee", "201");
    String talks = tenant.hired("employee", "202");
    InteractionId call = new InteractionId("edge1-others-" + tenant.id());
    try (TestEdge edge = TestEdge.connect("edge1", 804)) {
      edge.send(offered(edge, tenant, call, rang, talks));
      for (String what : List.of("resume", "resume", "hang-up")) {
        requestOf(edge, tenant, call, what);
      }
      var own =
          later(
              () ->
                  Api.creating(TestIssuer.token(talks, tenant.id()))
                      .post("/api/v1/calls/" + call + "/hold")
                      .then());
      answer(edge, new LinkMessage.Relayed(relay(edge).request(), null, call));
      own.join().statusCode(204);
      var placing =
          later(
              () ->
                  Api.creating(tenant.ownerToken())
                      .body("{\"agent\":\"%s\",\"to\":\"0901234567\"}".formatted(talks))
                      .post("/api/v1/calls")
                      .then());
      answer(edge, new LinkMessage.Relayed(relay(edge).request(), null, call));
      placing.join().statusCode(202);
    }
    Api.as(tenant.ownerToken())
        .get("/api/v1/audit?act=call")
        .then()
        .body("items.act", contains("call.place", "call.hang-up", "call.resume"))
        .body("items.target", everyItem(equalTo(call.value())))
        .body("items.actor", everyItem(equalTo(tenant.owner())));
  }

  @Test
  @DisplayName("[P25] another socket of the edge that never greeted takes nobody's answer away")
  void silentSocket() {
    Api.Tenant tenant = Api.signUp("Silent socket", identities);
    InteractionId call = new InteractionId("edge1-out-" + UUID.randomUUID());
    try (TestEdge edge = TestEdge.connect("edge1", 802);
        TestSocket silent =
            TestSocket.open(
                TestEdge.address("/edge/link"), "Authorization", "Edge edge1:key-of-edge1")) {
      var placing = later(() -> place(tenant, "0901234567"));
      LinkMessage.Relay relay = relay(edge);
      silent.say("{\"type\":\"relayed\",\"request\":\"x\"}");
      assertThat(silent.closed()).contains("Expected a hello first");
      answer(edge, new LinkMessage.Relayed(relay.request(), null, call));
      placing.join().statusCode(202).body("call", equalTo(call.value()));
    }
  }

  @Test
  @DisplayName("[P25] without the edge a command is refused and says so")
  void refusesWithoutEdge() {
    Api.Tenant tenant = Api.signUp("No edge", identities);
    place(tenant, "0901234567").statusCode(503).body("code", equalTo("EDGE_UNREACHABLE"));
    place(tenant, "call mom").statusCode(400);
    for (String to : List.of("0901234567", "0907654321")) {
      Api.as(tenant.ownerToken())
          .header("Idempotency-Key", "one-key")
          .body("{\"to\":\"" + to + "\"}")
          .post("/api/v1/calls")
          .then()
          .statusCode(to.equals("0901234567") ? 503 : 409);
    }
  }

  @Test
  @DisplayName("an agent's ticket verifies offline with the key that the edge was given")
  void ticketsVerifyOffline() throws Exception {
    Api.Tenant tenant = Api.signUp("Tickets", identities);
    String key;
    try (TestEdge edge = TestEdge.connect("edge1", 801)) {
      key = edge.welcome().ticketKeys().getFirst();
    }
    String ticket =
        Api.as(tenant.ownerToken())
            .body("{\"purpose\":\"AGENT\"}")
            .post("/api/v1/tickets")
            .then()
            .statusCode(201)
            .body("address", equalTo("ws://127.0.0.2:8090/agent"))
            .extract()
            .path("ticket");
    String[] parts = ticket.split("\\.");
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
    verifier.update(parts[0].getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[1]))).isTrue();
    TicketClaims claims =
        Json.read(
            new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8),
            TicketClaims.class);
    assertThat(claims.tenant().value()).isEqualTo(tenant.id());
    assertThat(claims.purpose()).isEqualTo("AGENT");
    Api.as(tenant.ownerToken())
        .body("{\"purpose\":\"PARTY\"}")
        .post("/api/v1/tickets")
        .then()
        .statusCode(400);
  }

  /// A call that one lets ring out and another answers.
  private static List<EventEnvelope> offered(
      TestEdge edge, Api.Tenant tenant, InteractionId call, String rang, String talks) {
    Instant at = Instant.parse("2026-11-22T03:00:00Z");
    Instant deadline = at.plusSeconds(20);
    OfferId first = new OfferId("o-1" + call);
    OfferId second = new OfferId("o-2" + call);
    return Stream.<Event>of(
            new Event.CallArrived(
                call,
                new E164("+84901234567"),
                new E164(tenant.number()),
                new TrunkId("c1"),
                new FlowRef(new FlowId("f"), 1)),
            new Event.CallOffered(call, first, new AgentId(rang), null, deadline, false),
            new Event.OfferEnded(call, first, Event.OfferOutcome.NO_ANSWER, 19),
            new Event.CallOffered(call, second, new AgentId(talks), null, deadline, false),
            new Event.OfferAnswered(call, second))
        .map(event -> edge.event(tenant.id(), at, event))
        .toList();
  }

  private static String requestOf(
      TestEdge edge, Api.Tenant tenant, InteractionId call, String what) {
    var doing =
        later(
            () ->
                Api.as(tenant.ownerToken())
                    .header("Idempotency-Key", "one")
                    .post("/api/v1/calls/" + call + "/" + what)
                    .then());
    String request = relay(edge).request();
    answer(edge, new LinkMessage.Relayed(request, null, call));
    doing.join().statusCode(204);
    return request;
  }

  private static ValidatableResponse place(Api.Tenant tenant, String to) {
    return Api.creating(tenant.ownerToken())
        .body("{\"to\":\"" + to + "\"}")
        .post("/api/v1/calls")
        .then();
  }

  private static LinkMessage.Relay relay(TestEdge edge) {
    return Json.read(
        edge.socket().next(t -> t.contains("\"type\":\"relay\"")), LinkMessage.Relay.class);
  }

  private static void answer(TestEdge edge, LinkMessage.Relayed answer) {
    edge.socket().say(Json.write(answer));
  }

  private static CompletableFuture<ValidatableResponse> later(
      java.util.function.Supplier<ValidatableResponse> call) {
    return CompletableFuture.supplyAsync(call);
  }
}
