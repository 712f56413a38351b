package alo.tenants.identity;

import alo.contract.audit.AuditAct;
import alo.contract.audit.AuditEntry.Change;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What changed between two states of a thing, fit to be kept where nothing can be erased: of
/// persons and secrets only that they changed.
final class Changes {
  /// Characters of a value at most.
  static final int VALUE_LENGTH_MAX = 2_000;

  private static final String WITHHELD = "(withheld)";

  /// Fields whose values are personal or secret, by the kind of thing.
  private static final Map<String, Set<String>> NOT_KEPT =
      Map.of(
          "agent", Set.of("name", "email"),
          "customer", Set.of("name", "honorific", "phones", "notes"),
          "hook", Set.of("secret"),
          "integration", Set.of("secret"));

  /// Fields that say nothing: the id stands beside, and each version of a flow is kept by itself.
  private static final Map<String, Set<String>> NOT_TOLD =
      Map.of("flow", Set.of("document"), "integration", Set.of("usedAt", "tokens"));

  private Changes() {}

  /// The fields in which they differ; null stands for nothing.
  static List<Change> between(AuditAct act, @Nullable Object before, @Nullable Object after) {
    JsonNode old = tree(before);
    JsonNode fresh = tree(after);
    Set<String> fields = new TreeSet<>();
    old.fieldNames().forEachRemaining(fields::add);
    fresh.fieldNames().forEachRemaining(fields::add);
    fields.remove("id");
    fields.removeAll(NOT_TOLD.getOrDefault(act.kind(), Set.of()));
    List<Change> changes = new ArrayList<>();
    for (String field : fields) {
      if (!old.path(field).equals(fresh.path(field)) && !(isNo(old, field) && isNo(fresh, field))) {
        changes.add(
            new Change(
                field, told(act, field, old.get(field)), told(act, field, fresh.get(field))));
      }
    }
    return changes;
  }

  private static JsonNode tree(@Nullable Object thing) {
    return Json.read(thing == null ? "{}" : Json.write(thing), JsonNode.class);
  }

  private static boolean isNo(JsonNode thing, String field) {
    return !thing.hasNonNull(field);
  }

  private static @Nullable String told(AuditAct act, String field, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (NOT_KEPT.getOrDefault(act.kind(), Set.of()).contains(field)) {
      return WITHHELD;
    }
    String text = value.isTextual() ? value.asText() : value.toString();
    String kept = act.kind().equals("hook") && field.equals("url") ? origin(text) : text;
    return kept.substring(0, Math.min(VALUE_LENGTH_MAX, kept.length()));
  }

  /// Paths and queries of web-hooks often hold their receiver's password.
  private static String origin(String url) {
    URI address = URI.create(url);
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port + "/…";
  }
}
