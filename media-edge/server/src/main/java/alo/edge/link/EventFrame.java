package alo.edge.link;

import alo.edge.ledger.Ledger;
import alo.wire.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/// A batch of the ledger's rows as the link's message `events`. Events go as they lie on the disk:
/// also those of a version that this program does not know, which the other side may.
final class EventFrame {
  private EventFrame() {}

  static String of(List<Ledger.Row> rows) {
    ObjectNode frame = Json.mapper().createObjectNode().put("type", "events");
    var events = frame.putArray("events");
    rows.forEach(row -> events.add(envelope(row)));
    return Json.write(frame);
  }

  private static ObjectNode envelope(Ledger.Row row) {
    ObjectNode envelope = Json.mapper().createObjectNode();
    envelope.set("id", Json.mapper().valueToTree(row.id()));
    envelope.put("tenant", row.tenant().value());
    envelope.put("at", row.at().toString());
    envelope.put("version", row.version());
    envelope.set("event", event(row.json()));
    return envelope;
  }

  /// What is no JSON (a damaged disk) goes as a text, which the control plane sets aside.
  private static JsonNode event(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(json);
    }
  }
}
