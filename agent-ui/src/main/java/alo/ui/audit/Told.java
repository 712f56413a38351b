package alo.ui.audit;

import alo.contract.audit.AuditAct;
import alo.contract.audit.AuditEntry;
import alo.ui.base.Format;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an entry keeps, in words for a reader. Words that this program does not know, of an older
/// or a newer one, stand as they are.
///
/// @param text finds a sentence by its key; the key itself if there is none
/// @param names of what the reader may list, by their ids
record Told(UnaryOperator<String> text, Map<String, String> names) {
  private static final String WITHHELD = "(withheld)";

  /// What was done.
  String act(String word) {
    return known("audit.act." + word, word);
  }

  /// The name of a field.
  String field(String name) {
    return known("audit.field." + name, name);
  }

  /// By whom it was done. Who has no name here is of the provider, or was erased.
  String actor(AuditEntry entry) {
    if (entry.actorName() != null) {
      return entry.actorName();
    }
    String name = names.get(entry.actor());
    if (name != null) {
      return name;
    }
    boolean byProvider =
        entry.act().startsWith("tenant.") || entry.act().equals(AuditAct.NUMBER_REVISE.word());
    return text.apply(byProvider ? "audit.who.provider" : "audit.who.unknown");
  }

  /// To what it was done: the name that it had, or else has; never its id, which says nothing.
  String target(AuditEntry entry) {
    String id = entry.target();
    if (entry.targetName() != null) {
      return Format.phone(entry.targetName());
    }
    String name = names.get(id);
    if (name != null) {
      return name;
    }
    return id.startsWith("+")
        ? Format.phone(id)
        : known("audit.on." + id, text.apply("audit.on.unknown"));
  }

  /// A value of a field; a dash for none. Lists are in one line, parts of a thing too.
  String value(@Nullable String kept) {
    if (kept == null || kept.isEmpty()) {
      return "–";
    }
    if (kept.equals(WITHHELD)) {
      return text.apply("audit.withheld");
    }
    // What was cut at its greatest length is not JSON any more.
    return structured(kept) ? value(Json.read(kept, JsonNode.class)) : plain(kept);
  }

  private String value(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(part -> parts.add(value(part)));
      return parts.isEmpty() ? "–" : String.join(", ", parts);
    }
    if (node.isObject()) {
      node.properties().forEach(p -> parts.add(field(p.getKey()) + ": " + value(p.getValue())));
      return String.join("; ", parts);
    }
    return node.isNull() ? "–" : plain(node.asText());
  }

  private String plain(String value) {
    return switch (value) {
      case "true" -> text.apply("audit.yes");
      case "false" -> text.apply("audit.no");
      default -> names.getOrDefault(value, Format.phone(value));
    };
  }

  private static boolean structured(String kept) {
    if (!kept.startsWith("[") && !kept.startsWith("{")) {
      return false;
    }
    try {
      Json.read(kept, JsonNode.class);
      return true;
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  private String known(String key, String word) {
    String sentence = text.apply(key);
    return sentence.equals(key) ? word : sentence;
  }
}
