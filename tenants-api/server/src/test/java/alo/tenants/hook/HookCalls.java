package alo.tenants.hook;

import static org.hamcrest.Matchers.startsWith;

import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.TestEdge;
import alo.wire.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Calls and web-hooks as the tests of this feature need them.
final class HookCalls {
  static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  static final String CALLER = "+84901234567";

  private HookCalls() {}

  /// A web-hook that was made.
  record Hook(Api.Tenant tenant, String id, String secret) {
    String path() {
      return "/api/v1/hooks/" + id;
    }

    /// A field of its newest delivery.
    <T> T newest(String field) {
      return Api.as(tenant.ownerToken()).get(path() + "/deliveries").path("items[0]." + field);
    }

    String state() {
      return Api.as(tenant.ownerToken()).get(path()).path("state");
    }

    /// Presses the test button and says the message's id.
    String test() {
      return Api.as(tenant.ownerToken())
          .post(path() + "/test")
          .then()
          .statusCode(200)
          .extract()
          .path("id");
    }
  }

  static String draft(String url, boolean active, String... types) {
    return Json.write(Map.of("name", "CRM", "url", url, "types", List.of(types), "active", active));
  }

  static Hook hook(Api.Tenant tenant, String url, String... types) {
    var made =
        Api.creating(tenant.ownerToken())
            .body(draft(url, true, types))
            .post("/api/v1/hooks")
            .then()
            .statusCode(201)
            .body("secret", startsWith("whsec_"))
            .extract();
    return new Hook(tenant, made.path("id"), made.path("secret"));
  }

  static Event arrived(Api.Tenant tenant, String call) {
    return new Event.CallArrived(
        new InteractionId(call),
        new E164(CALLER),
        new E164(tenant.number()),
        new TrunkId("carrier1"),
        new FlowRef(new FlowId("f1"), 1));
  }

  /// A call that arrives, a second after the one before.
  static void arrive(TestEdge edge, Api.Tenant tenant, String... calls) {
    List<alo.contract.edge.EventEnvelope> events = new ArrayList<>();
    for (String call : calls) {
      events.add(edge.event(tenant.id(), TEN.plusSeconds(events.size()), arrived(tenant, call)));
    }
    edge.send(events);
  }

  /// A call that waits, rings the owner, is answered, ends, and leaves a recording and a message.
  static void wholeCall(TestEdge edge, Api.Tenant tenant, String call) {
    InteractionId id = new InteractionId(call);
    AgentId agent = new AgentId(tenant.owner());
    OfferId offer = new OfferId("o-" + call);
    QueueId queue = new QueueId("q1");
    RecordingId recording = new RecordingId(call + "-r1");
    edge.send(
        List.of(
            edge.event(tenant.id(), TEN, arrived(tenant, call)),
            edge.event(tenant.id(), TEN.plusSeconds(1), new Event.CallAnswered(id)),
            edge.event(
                tenant.id(),
                TEN.plusSeconds(2),
                new Event.CallQueued(id, queue, TEN.plusSeconds(60), recording)),
            edge.event(
                tenant.id(),
                TEN.plusSeconds(3),
                new Event.CallOffered(id, offer, agent, queue, TEN.plusSeconds(18), false))));
    edge.send(
        List.of(
            edge.event(tenant.id(), TEN.plusSeconds(5), new Event.OfferAnswered(id, offer)),
            edge.event(
                tenant.id(),
                TEN.plusSeconds(35),
                new Event.CallEnded(id, Event.EndedBy.CUSTOMER, 16, null, null)),
            edge.event(
                tenant.id(),
                TEN.plusSeconds(36),
                new Event.RecordingStored(id, recording, "ab".repeat(32), 1_000, 30, "key"))));
  }
}
