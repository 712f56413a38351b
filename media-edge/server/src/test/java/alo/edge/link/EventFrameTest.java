package alo.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.ledger.Ledger;
import alo.wire.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch on its way to the control plane")
class EventFrameTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.120Z");
  private static final TenantId DEMO = new TenantId("demo");

  private static Ledger.Row row(long sequence, int version, String json) {
    return new Ledger.Row(new EventId(new EdgeId("lab"), 7, sequence), DEMO, NOW, version, json);
  }

  @Test
  @DisplayName("is the message that the contract says")
  void known() {
    var event = new Event.WindowChanged(new AgentId("ana"), true);
    String frame = EventFrame.of(List.of(row(1, EventEnvelope.VERSION, Json.write(event))));
    var envelope =
        new EventEnvelope(
            new EventId(new EdgeId("lab"), 7, 1), DEMO, NOW, EventEnvelope.VERSION, event);
    assertThat(Json.read(frame, LinkMessage.FromEdge.class))
        .isEqualTo(new LinkMessage.Events(List.of(envelope)));
  }

  @Test
  @DisplayName("holds events of other versions, and even damaged ones, unread")
  void unknown() {
    String frame = EventFrame.of(List.of(row(1, 99, "{\"type\":\"new\"}"), row(2, 1, "{oops")));
    assertThat(frame)
        .contains("\"version\":99", "\"event\":{\"type\":\"new\"}", "\"event\":\"{oops\"");
  }
}
