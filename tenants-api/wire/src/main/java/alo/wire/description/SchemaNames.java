package alo.wire.description;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Gives nested records names that say what they are. The scanner calls them `Draft`, `Draft1`...,
/// in an order that changes; here each is found by its fields.
public final class SchemaNames {
  private SchemaNames() {}

  /// Renames schemas and every reference to them.
  ///
  /// @param records nested records by their new names
  /// @param others new names by the scanner's
  public static void give(
      OpenAPI api,
      Components components,
      Map<String, Class<?>> records,
      Map<String, String> others) {
    Map<String, String> names = new HashMap<>(others);
    Map<String, Schema> schemas = new LinkedHashMap<>();
    components.getSchemas().forEach((name, schema) -> names.putAll(found(records, name, schema)));
    components
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Class<?> type = records.get(names.getOrDefault(name, name));
              schemas.put(
                  names.getOrDefault(name, name),
                  type == null ? schema : Schemas.record(components, type));
            });
    components.setSchemas(schemas);
    schemas.values().forEach(schema -> rename(schema, names));
    operationsOf(api).forEach(content -> rename(content, names));
  }

  private static Map<String, String> found(
      Map<String, Class<?>> records, String name, Schema schema) {
    if (schema.getProperties() == null) {
      return Map.of();
    }
    return records.entrySet().stream()
        .filter(r -> name.matches(r.getValue().getSimpleName() + "[0-9]*"))
        .filter(r -> fields(r.getValue()).equals(schema.getProperties().keySet()))
        .findFirst()
        .map(r -> Map.of(name, r.getKey()))
        .orElse(Map.of());
  }

  private static Set<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private static Stream<Content> operationsOf(OpenAPI api) {
    if (api.getPaths() == null) {
      return Stream.of();
    }
    return api.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .flatMap(
            operation ->
                Stream.concat(
                    Stream.ofNullable(operation.getRequestBody()).map(body -> body.getContent()),
                    operation.getResponses().getAPIResponses().values().stream()
                        .map(answer -> answer.getContent())))
        .flatMap(Stream::ofNullable);
  }

  private static void rename(Content content, Map<String, String> names) {
    content.getMediaTypes().values().forEach(media -> rename(media.getSchema(), names));
  }

  private static void rename(@Nullable Schema schema, Map<String, String> names) {
    if (schema == null) {
      return;
    }
    String ref = schema.getRef();
    if (ref != null && ref.startsWith(Schemas.PREFIX)) {
      String name = ref.substring(Schemas.PREFIX.length());
      schema.setRef(Schemas.PREFIX + names.getOrDefault(name, name));
    }
    rename(schema.getItems(), names);
    rename(schema.getAdditionalPropertiesSchema(), names);
    each(schema.getProperties() == null ? null : schema.getProperties().values(), names);
    each(schema.getAllOf(), names);
    each(schema.getAnyOf(), names);
    each(schema.getOneOf(), names);
  }

  private static void each(@Nullable Collection<Schema> schemas, Map<String, String> names) {
    if (schemas != null) {
      schemas.forEach(schema -> rename(schema, names));
    }
  }
}
