package alo.wire.description;

import alo.contract.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes what the scanner can not see of the operations: the status of a success, the problems,
/// the token and the roles, the key of what creates.
public final class Operations {
  private static final String BEARER = "bearer";
  private static final String KEY = "Idempotency-Key";
  private static final Set<String> CREATED = Set.of("201", "202");
  private static final String JSON_PROBLEM = "application/problem+json";
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "Not valid; `errors` names each mistake at its place",
          "401", "No token, or one that is forged, over or for somebody else",
          "403", "Your permissions do not allow it, or the account is suspended",
          "404", "There is no such thing, or it is not yours",
          "409", "It clashes with what is there",
          "422", "The flow has errors; `errors` names each at its node",
          "429", "A limit has been reached");

  private Operations() {}

  /// Completes all operations.
  ///
  /// @param statusByPathEnd status of a success of what is posted, where the scanner guesses wrong
  public static void complete(
      OpenAPI api, Components components, Map<String, String> statusByPathEnd) {
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "A token of the realm that is meant for this program; scopes are permissions"));
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> complete(path, method, operation, statusByPathEnd)));
  }

  private static void complete(
      String path,
      PathItem.HttpMethod method,
      Operation operation,
      Map<String, String> statusByPathEnd) {
    if (method == PathItem.HttpMethod.POST) {
      statusByPathEnd.entrySet().stream()
          .filter(end -> path.endsWith("/" + end.getKey()))
          .findFirst()
          .ifPresent(end -> status(operation, end.getValue()));
    }
    roles(operation);
    refusals(path, method, operation);
    List<String> tags = operation.getTags() == null ? List.of() : operation.getTags();
    operation.setTags(tags.stream().map(t -> t.replace(" Resource", "")).toList());
  }

  /// The scanner guesses 200 for an answer and 201 for none. What creates needs its key; what
  /// repeats harmlessly may have one.
  private static void status(Operation operation, String status) {
    for (String guessed : List.of("200", "201")) {
      var answer = operation.getResponses().getAPIResponse(guessed);
      if (answer != null && !guessed.equals(status)) {
        operation.getResponses().removeAPIResponse(guessed);
        operation.getResponses().addAPIResponse(status, answer.description("Done"));
      }
    }
    if (CREATED.contains(status) && operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(p -> KEY.equals(p.getName()))
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

  private static Content problem() {
    return OASFactory.createContent()
        .addMediaType(
            JSON_PROBLEM,
            OASFactory.createMediaType()
                .schema(
                    OASFactory.createSchema().ref(Schemas.PREFIX + Problem.class.getSimpleName())));
  }
}
