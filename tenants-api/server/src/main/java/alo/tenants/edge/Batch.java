package alo.tenants.edge;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.wire.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A frame of events, read one by one: what this version of the program does not understand is kept
/// as text and does not spoil the rest.
///
/// @param epoch of all its events
/// @param first lowest sequence
/// @param last highest sequence
record Batch(long epoch, long first, long last, List<EventEnvelope> events, List<Stray> strays) {
  /// Events in a frame at most.
  static final int EVENTS_MAX = 500;

  private static final String TYPE = "events";

  /// An event that is not understood.
  record Stray(long sequence, String tenant, String reason, String body) {}

  /// The batch in a frame, or nothing if the frame is something else or no JSON.
  ///
  /// @throws IllegalArgumentException when it is a batch that can not be stored
  static Optional<Batch> read(EdgeId edge, String frame) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(frame);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    return tree.path("type").asText().equals(TYPE)
        ? Optional.of(of(edge, tree.path(TYPE)))
        : Optional.empty();
  }

  /// A batch of one event that was set aside, or nothing if it is still not understood.
  static Optional<Batch> again(Histories.Aside aside) {
    try {
      JsonNode one = Json.mapper().readTree(aside.body());
      Batch batch = of(aside.edge(), Json.mapper().createArrayNode().add(one));
      return batch.events().isEmpty() ? Optional.empty() : Optional.of(batch);
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Batch of(EdgeId edge, JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > EVENTS_MAX) {
      throw new IllegalArgumentException("there are not 1 to " + EVENTS_MAX + " events");
    }
    List<EventEnvelope> events = new ArrayList<>();
    List<Stray> strays = new ArrayList<>();
    long epoch = list.get(0).path("id").path("epoch").asLong();
    long first = Long.MAX_VALUE;
    long last = 0;
    for (JsonNode one : list) {
      JsonNode id = one.path("id");
      long sequence = id.path("sequence").asLong();
      if (sequence < 1
          || epoch < 1
          || id.path("epoch").asLong() != epoch
          || !id.path("edge").asText().equals(edge.value())) {
        throw new IllegalArgumentException("an event's id is not of edge " + edge);
      }
      first = Math.min(first, sequence);
      last = Math.max(last, sequence);
      sort(one, sequence, events, strays);
    }
    return new Batch(epoch, first, last, events, strays);
  }

  private static void sort(
      JsonNode one, long sequence, List<EventEnvelope> events, List<Stray> strays) {
    String tenant = one.path("tenant").asText();
    int version = one.path("version").asInt();
    if (version != EventEnvelope.VERSION) {
      strays.add(new Stray(sequence, tenant, "version " + version, one.toString()));
      return;
    }
    try {
      EventEnvelope envelope = Json.mapper().treeToValue(one, EventEnvelope.class);
      if (envelope.event() == null || envelope.at() == null || envelope.tenant() == null) {
        strays.add(new Stray(sequence, tenant, "incomplete", one.toString()));
      } else {
        events.add(envelope);
      }
    } catch (JsonProcessingException _) {
      strays.add(new Stray(sequence, tenant, "not understood", one.toString()));
    }
  }
}
