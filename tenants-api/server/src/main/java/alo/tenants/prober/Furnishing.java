package alo.tenants.prober;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.hook.PublicEvents;
import alo.tenants.interaction.EventStore;
import alo.tenants.interaction.Projection;
import alo.tenants.platform.Database;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Gives a canary one of everything, with its word in it: over the API, but for a call, which no
/// edge has to have had. What a leak destroyed is there again in the next round.
@ApplicationScoped
class Furnishing {
  private static final int NORMAL = 16;
  private static final int CREATED = 201;
  private static final int GONE = 404;

  /// The ledger from which the call comes; no edge has that name.
  private static final EdgeId NOWHERE = new EdgeId("prober");

  private static final int CALLS = 2;

  @Inject Door door;
  @Inject Cursors cursors;
  @Inject Database database;
  @Inject Tenants tenants;
  @Inject EventStore events;
  @Inject Projection projection;
  @Inject PublicEvents published;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  /// Makes what the canary lacks and says whether it lacked something.
  boolean complete(Canary canary, String token) {
    boolean isNew = false;
    for (Thing thing : Bodies.MADE) {
      if (!isThere(canary, thing, token)) {
        String body = Bodies.filled(Bodies.first(thing), canary.things());
        canary.things().put(thing, made(canary, thing, body, token));
        isNew = true;
      }
    }
    canary.things().put(Thing.DELIVERY, canary.the(Thing.HOOK) + "-1");
    for (Thing thing : Bodies.MADE) {
      if (cursors.next("/api/v1/%s?limit=1".formatted(thing.collection()), token).isEmpty()) {
        made(canary, thing, Bodies.second(thing, canary.things()), token);
      }
    }
    return database.callAlone(c -> called(c, canary)) || isNew;
  }

  private boolean isThere(Canary canary, Thing thing, String token) {
    String id = canary.things().get(thing);
    if (id == null) {
      return false;
    }
    String part = thing == Thing.PROMPT ? "/audio" : "";
    return door.ask("GET", "/api/v1/%s/%s%s".formatted(thing.collection(), id, part), "", token)
            .status()
        != GONE;
  }

  private String made(Canary canary, Thing thing, String body, String token) {
    String operation = "POST /api/v1/" + thing.collection();
    Door.Answer answer = door.ask("POST", "/api/v1/" + thing.collection(), body, token);
    if (answer.status() != CREATED) {
      throw new NotRunException(
          "canary %s could not be given a thing: %s answered %d"
              .formatted(canary.tenant(), operation, answer.status()));
    }
    return Json.read(answer.body(), JsonNode.class).path("id").asText();
  }

  /// Two calls that are over, each with a recording; the last one's ids are kept. Billing does not
  /// hear of them: only what comes by the link is told there.
  private boolean called(Connection c, Canary canary) throws SQLException {
    if (isCalled(c, canary)) {
      return false;
    }
    Instant now = clock.instant();
    for (int before = CALLS - 1; before >= 0; before--) {
      call(c, canary, now.minusSeconds(before));
    }
    return true;
  }

  private void call(Connection c, Canary canary, Instant now) throws SQLException {
    InteractionId call = new InteractionId(ids.next("prober"));
    RecordingId recording = new RecordingId(call + "-r1");
    canary.things().put(Thing.CALL, call.value());
    canary.things().put(Thing.INTERACTION, call.value());
    canary.things().put(Thing.RECORDING, recording.value());
    List<Event> story =
        List.of(
            placed(canary, call),
            new Event.CallEnded(call, EndedBy.CUSTOMER, NORMAL, null, null),
            new Event.RecordingStored(
                call, recording, "00".repeat(32), 1_000, 1, objectKey(canary, call)));
    long sequence = now.toEpochMilli();
    List<EventEnvelope> fresh = new ArrayList<>();
    for (Event event : story) {
      EventId id = new EventId(NOWHERE, 1, ++sequence);
      fresh.add(new EventEnvelope(id, canary.tenant(), now, EventEnvelope.VERSION, event));
    }
    events.append(c, canary.tenant(), fresh);
    Projection.Changed changed = projection.project(c, tenants.get(canary.tenant()), fresh, now);
    published.append(c, canary.tenant(), fresh, changed.calls(), List.of(), now);
  }

  /// Whether its calls are there, and something in the stream of events, where all is forgotten
  /// after some days.
  private static boolean isCalled(Connection c, Canary canary) throws SQLException {
    String sql =
        "select 1 from %1$s.interaction where id = ? and exists (select 1 from %1$s.public_event)"
            + " and (select count(*) from %1$s.interaction) >= ?";
    return Sql.find(
            c,
            sql.formatted(TenantSchemas.name(canary.tenant())),
            row -> row.getInt(1),
            canary.things().get(Thing.CALL),
            CALLS)
        .isPresent();
  }

  private static String objectKey(Canary canary, InteractionId call) {
    return canary.tenant() + "/recordings/" + call;
  }

  private static Event.CallPlaced placed(Canary canary, InteractionId call) {
    return new Event.CallPlaced(
        call,
        new AgentId(canary.the(Thing.AGENT)),
        new OfferId("o-" + call),
        new DialString(canary.phone()),
        new E164(canary.the(Thing.NUMBER)),
        new TrunkId("prober"),
        null);
  }
}
