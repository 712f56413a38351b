package alo.tenants.platform;

import alo.contract.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes what the scanner can not see of the operations: the status of a success, the problems,
/// the token and the roles, the key of what creates, the form of an upload.
final class Operations {
  private static final String BEARER = "bearer";
  private static final String JSON_PROBLEM = "application/problem+json";
  private static final Map<String, String> STATUS_BY_PATH_END =
      Map.ofEntries(
          Map.entry("signups", "201"),
          Map.entry("tickets", "201"),
          Map.entry("agents", "201"),
          Map.entry("queues", "201"),
          Map.entry("flows", "201"),
          Map.entry("versions", "201"),
          Map.entry("prompts", "201"),
          Map.entry("customers", "201"),
          Map.entry("calls", "202"),
          Map.entry("hold", "204"),
          Map.entry("resume", "204"),
          Map.entry("hang-up", "204"));
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "Not valid; `errors` names each mistake at its place",
          "401", "No token, or one that is forged, over or for somebody else",
          "403", "Your roles do not allow it, or the account is suspended",
          "404", "There is no such thing in your tenant",
          "409", "It clashes with what is there",
          "422", "The flow has errors; `errors` names each at its node",
          "429", "A limit has been reached");

  private Operations() {}

  static void complete(OpenAPI api, Components components) {
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description("A token of the realm for `tenants-api`; the scopes are the roles"));
    if (api.getPaths() == null) {
      return;
    }
    // Edges' own paths are no part of the public interface.
    List.copyOf(api.getPaths().getPathItems().keySet()).stream()
        .filter(path -> path.startsWith("/edge/"))
        .forEach(path -> api.getPaths().removePathItem(path));
    api.getPaths().getPathItems().forEach(Operations::complete);
  }

  private static void complete(String path, PathItem item) {
    upload(path, item);
    item.getOperations()
        .forEach(
            (method, operation) -> {
              if (method == PathItem.HttpMethod.POST) {
                status(path, operation);
                key(path, operation);
              }
              roles(operation);
              refusals(path, method, operation);
              List<String> tags = operation.getTags() == null ? List.of() : operation.getTags();
              operation.setTags(tags.stream().map(t -> t.replace(" Resource", "")).toList());
            });
  }

  /// The scanner guesses 200 for an answer and 201 for none.
  private static void status(String path, Operation operation) {
    String status = STATUS_BY_PATH_END.get(path.replaceFirst(".*/", ""));
    if (status == null || path.endsWith("/tenants/{id}/resume")) {
      return;
    }
    for (String guessed : List.of("200", "201")) {
      var answer = operation.getResponses().getAPIResponse(guessed);
      if (answer != null && !guessed.equals(status)) {
        operation.getResponses().removeAPIResponse(guessed);
        operation.getResponses().addAPIResponse(status, answer.description("Done"));
      }
    }
  }

  /// What creates needs its key; what repeats harmlessly may have one.
  private static void key(String path, Operation operation) {
    if (operation.getParameters() != null && !path.contains("/calls/")) {
      operation.getParameters().stream()
          .filter(p -> Idempotency.HEADER.equals(p.getName()))
          .forEach(p -> p.required(true));
    }
  }

  private static void roles(Operation operation) {
    if (operation.getSecurity() == null) {
      return;
    }
    List<SecurityRequirement> named = new ArrayList<>();
    for (SecurityRequirement one : operation.getSecurity()) {
      one.getSchemes()
          .values()
          .forEach(
              roles ->
                  named.add(
                      OASFactory.createSecurityRequirement()
                          .addScheme(BEARER, Objects.requireNonNullElse(roles, List.of()))));
    }
    operation.setSecurity(named);
  }

  private static void refusals(String path, PathItem.HttpMethod method, Operation operation) {
    boolean changes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.DELETE;
    boolean isGuarded = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    refusal(operation, "400", true);
    refusal(operation, "401", isGuarded);
    refusal(operation, "403", isGuarded);
    refusal(operation, "404", path.contains("{"));
    refusal(operation, "409", method != PathItem.HttpMethod.GET);
    refusal(operation, "422", changes && path.contains("/flows"));
    refusal(operation, "429", method == PathItem.HttpMethod.POST);
    operation
        .getResponses()
        .addAPIResponse(
            "default",
            OASFactory.createAPIResponse()
                .description("Any other refusal; `code` says which")
                .content(problem()));
  }

  private static void refusal(Operation operation, String status, boolean may) {
    if (may) {
      operation
          .getResponses()
          .addAPIResponse(
              status,
              OASFactory.createAPIResponse().description(REFUSALS.get(status)).content(problem()));
    }
  }

  /// Two methods share the path, one for each form; the scanner keeps one.
  private static void upload(String path, PathItem item) {
    if (!path.endsWith("/prompts") || item.getPOST() == null) {
      return;
    }
    Schema form =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .addProperty("name", OASFactory.createSchema().addType(SchemaType.STRING))
            .addProperty(
                "file",
                OASFactory.createSchema()
                    .addType(SchemaType.STRING)
                    .format("binary")
                    .description("WAV, at most 10 MiB"))
            .addRequired("name")
            .addRequired("file");
    Schema draft = OASFactory.createSchema().ref(ApiDescription.SCHEMAS + "PromptDraft");
    item.getPOST()
        .setRequestBody(
            OASFactory.createRequestBody()
                .required(true)
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/json", OASFactory.createMediaType().schema(draft))
                        .addMediaType(
                            "multipart/form-data", OASFactory.createMediaType().schema(form))));
  }

  private static Content problem() {
    return OASFactory.createContent()
        .addMediaType(
            JSON_PROBLEM,
            OASFactory.createMediaType()
                .schema(
                    OASFactory.createSchema()
                        .ref(ApiDescription.SCHEMAS + Problem.class.getSimpleName())));
  }
}
