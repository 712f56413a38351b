package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.Await;
import alo.e2e.system.Tenant;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A call's events as the API shows them.
final class Events {
  private static final Duration SOON = Duration.ofSeconds(40);

  private Events() {}

  /// Types in the order in which they happened, e.g. `call-arrived`.
  static List<String> types(Tenant tenant, JsonNode record) {
    return tenant.events(record.path("id").asText()).stream().map(Events::type).toList();
  }

  /// When the first event of a type happened.
  static Instant at(Tenant tenant, JsonNode record, String type) {
    return tenant.events(record.path("id").asText()).stream()
        .filter(e -> type(e).equals(type))
        .map(e -> Instant.parse(e.path("at").asText()))
        .findFirst()
        .orElseThrow();
  }

  /// The edge that told of the only event of a type, e.g. `edge1`.
  static String edge(Tenant tenant, JsonNode record, String type) {
    List<String> ids =
        tenant.events(record.path("id").asText()).stream()
            .filter(e -> type(e).equals(type))
            .map(e -> e.path("id").path("edge").asText())
            .toList();
    assertThat(ids).as("edges that told of " + type).hasSize(1);
    return ids.getFirst();
  }

  /// Waits until the newest call with a number has an event of a type.
  static void await(Tenant tenant, String phone, String type) {
    Await.until(
        type + " in the call with " + phone,
        SOON,
        () ->
            tenant.records(phone).stream()
                .findFirst()
                .map(r -> types(tenant, r).contains(type))
                .orElse(false));
  }

  private static String type(JsonNode envelope) {
    JsonNode event = envelope.has("event") ? envelope.path("event") : envelope;
    return event.path("type").asText();
  }
}
