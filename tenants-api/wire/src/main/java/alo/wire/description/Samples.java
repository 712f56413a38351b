package alo.wire.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// Examples of what is sent and answered, made from the schemas, so that they are never of another
/// form.
final class Samples {
  static final String JSON = "application/json";

  /// Beyond it there is nothing to learn any more.
  private static final int DEPTH_MAX = 20;

  private static final String SECRET = "secret";
  private static final Map<String, Object> BY_NAME =
      Map.ofEntries(
          Map.entry("name", "Lan"),
          Map.entry("ownerName", "Lan"),
          Map.entry("tenantName", "Gốm Bát Tràng"),
          Map.entry("company", "Gốm Bát Tràng"),
          Map.entry("email", "lan@example.com"),
          Map.entry("ownerEmail", "lan@example.com"),
          Map.entry("url", "https://example.com/alo"),
          Map.entry("tokens", "https://sso.example.com/realms/alo/protocol/openid-connect/token"),
          Map.entry("client", "program-demo-int-1"),
          Map.entry("types", "call.ended"),
          Map.entry("extension", "101"),
          Map.entry("zone", "Asia/Ho_Chi_Minh"),
          Map.entry("month", "2026-11"),
          Map.entry("next", "a1b2"),
          Map.entry(SECRET, "shown-only-here"),
          Map.entry("currency", "VND"));
  private static final Map<String, Object> BY_FORMAT =
      Map.of(
          "date-time", "2026-11-30T02:00:00Z",
          "date", "2026-11-30",
          "local-time", "08:00:00",
          "uri", "https://example.com/alo",
          "binary", "");

  private final Components components;

  Samples(Components components) {
    this.components = components;
  }

  /// Adds examples to an operation.
  void add(PathItem.HttpMethod method, Operation operation) {
    if (operation.getRequestBody() != null) {
      add(operation.getRequestBody().getContent(), false);
    }
    // A secret is in the answer that made it and in no other.
    boolean makes = method == PathItem.HttpMethod.POST;
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("2")) {
                add(answer.getContent(), makes);
              }
            });
  }

  private void add(@Nullable Content content, boolean secrets) {
    MediaType json = content == null ? null : content.getMediaType(JSON);
    if (json != null && json.getSchema() != null) {
      json.setExample(of("", json.getSchema(), secrets, 0));
    }
  }

  private @Nullable Object of(String name, Schema schema, boolean secrets, int depth) {
    if (schema.getRef() != null) {
      Schema named = components.getSchemas().get(schema.getRef().replaceFirst(".*/", ""));
      return named == null || depth > DEPTH_MAX ? null : of(name, named, secrets, depth + 1);
    }
    if (schema.getFormat() != null && BY_FORMAT.containsKey(schema.getFormat())) {
      return BY_FORMAT.get(schema.getFormat());
    }
    if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
      return schema.getExamples().getFirst();
    }
    if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
      return schema.getEnumeration().getFirst();
    }
    return schema.getOneOf() != null && !schema.getOneOf().isEmpty()
        ? of(name, schema.getOneOf().getFirst(), secrets, depth + 1)
        : plain(name, schema, secrets, depth);
  }

  private @Nullable Object plain(String name, Schema schema, boolean secrets, int depth) {
    SchemaType type =
        schema.getType() == null || schema.getType().isEmpty()
            ? SchemaType.OBJECT
            : schema.getType().getFirst();
    return switch (type) {
      case OBJECT -> object(schema, secrets, depth);
      case ARRAY -> array(name, schema, secrets, depth);
      case STRING -> BY_NAME.getOrDefault(name, "text");
      case INTEGER, NUMBER -> name.equals("status") ? 200 : 1;
      case BOOLEAN -> true;
      case NULL -> null;
    };
  }

  private List<Object> array(String name, Schema schema, boolean secrets, int depth) {
    Object item =
        schema.getItems() == null || depth > DEPTH_MAX
            ? null
            : of(name, schema.getItems(), secrets, depth + 1);
    return item == null ? List.of() : List.of(item);
  }

  private Map<String, Object> object(Schema schema, boolean secrets, int depth) {
    Map<String, Object> sample = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, part) -> {
                Object value = of(name, part, secrets, depth + 1);
                if (value != null && (secrets || !name.equals(SECRET))) {
                  sample.put(name, value);
                }
              });
    }
    if (schema.getAdditionalPropertiesSchema() != null) {
      Object value = of("", schema.getAdditionalPropertiesSchema(), secrets, depth + 1);
      if (value != null) {
        sample.put("1", value);
      }
    }
    return sample;
  }
}
