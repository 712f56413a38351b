package alo.tenants.platform;

import alo.contract.agent.AgentView;
import alo.contract.customer.CustomerView;
import alo.contract.flow.FlowView;
import alo.contract.flow.PromptView;
import alo.contract.number.NumberView;
import alo.contract.queue.QueueView;
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
final class SchemaNames {
  private static final Map<String, Class<?>> DRAFTS =
      Map.of(
          "AgentDraft", AgentView.Draft.class,
          "CustomerDraft", CustomerView.Draft.class,
          "FlowDraft", FlowView.Draft.class,
          "NumberDraft", NumberView.Draft.class,
          "PromptDraft", PromptView.Draft.class,
          "QueueDraft", QueueView.Draft.class);
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("Done", "SignUpDone"),
          Map.entry("Request", "TicketRequest"),
          Map.entry("Purpose", "TicketPurpose"),
          Map.entry("At", "ProblemPlace"),
          Map.entry("Leg", "CallLeg"),
          Map.entry("Recording", "CallRecording"),
          Map.entry("Text", "PromptText"),
          Map.entry("Placing", "CallRequest"),
          Map.entry("Placed", "CallPlaced"),
          Map.entry("Addition", "NumberStock"),
          Map.entry("Added", "NumberStockAdded"),
          Map.entry("Address", "RecordingAddress"),
          Map.entry("Validation", "FlowValidation"));

  private SchemaNames() {}

  static void give(OpenAPI api, Components components) {
    Map<String, String> names = new HashMap<>(OTHERS);
    Map<String, Schema> schemas = new LinkedHashMap<>();
    components.getSchemas().forEach((name, schema) -> names.putAll(draft(name, schema)));
    components
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Class<?> type = DRAFTS.get(names.getOrDefault(name, name));
              schemas.put(
                  names.getOrDefault(name, name),
                  type == null ? schema : ApiDescription.record(components, type, null));
            });
    components.setSchemas(schemas);
    schemas.values().forEach(schema -> rename(schema, names));
    operationsOf(api).forEach(content -> rename(content, names));
  }

  private static Map<String, String> draft(String name, Schema schema) {
    if (!name.matches("Draft[0-9]*") || schema.getProperties() == null) {
      return Map.of();
    }
    return DRAFTS.entrySet().stream()
        .filter(d -> fields(d.getValue()).equals(schema.getProperties().keySet()))
        .findFirst()
        .map(d -> Map.of(name, d.getKey()))
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
    if (ref != null && ref.startsWith(ApiDescription.SCHEMAS)) {
      String name = ref.substring(ApiDescription.SCHEMAS.length());
      schema.setRef(ApiDescription.SCHEMAS + names.getOrDefault(name, name));
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
