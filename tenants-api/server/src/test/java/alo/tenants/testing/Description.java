package alo.tenants.testing;

import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The published description, so that tests of what holds for every operation find new ones by
/// themselves.
public final class Description {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode api;

  private Description(JsonNode api) {
    this.api = api;
  }

  /// One thing that can be asked.
  ///
  /// @param path with its places, as `/api/v1/queues/{id}`
  public record Operation(String method, String path, JsonNode described) {
    /// As `GET /api/v1/queues/{id}`.
    public String name() {
      return method + " " + path;
    }

    /// Whether it takes a parameter of this name, in the path, the query or a header.
    public boolean takes(String parameter) {
      return described.path("parameters").findValuesAsText("name").contains(parameter);
    }

    /// Whether its body is a sheet (CSV).
    public boolean takesSheet() {
      return described.path("requestBody").path("content").has("text/csv");
    }

    /// What a token must allow, one of these; nothing if it asks for none.
    public List<String> scopes() {
      List<String> scopes = new ArrayList<>();
      described
          .path("security")
          .forEach(one -> one.path("bearer").forEach(scope -> scopes.add(scope.asText())));
      return scopes;
    }

    /// Whether it can not do without a parameter.
    public boolean needs(String parameter) {
      for (JsonNode one : described.path("parameters")) {
        if (one.path("name").asText().equals(parameter)) {
          return one.path("required").asBoolean();
        }
      }
      return false;
    }
  }

  /// The description that is served now.
  public static Description served() {
    String text =
        RestAssured.given()
            .get("/q/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return new Description(Json.read(text, JsonNode.class));
  }

  /// All operations.
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()));
                          }
                        }));
    return operations;
  }

  /// Whether an operation answers with many things: a page of them or all at once.
  public boolean lists(Operation operation) {
    JsonNode schema =
        operation
            .described()
            .path("responses")
            .path("200")
            .path("content")
            .path("application/json")
            .path("schema");
    String name = schema.path("$ref").asText().replace("#/components/schemas/", "");
    JsonNode meant = name.isEmpty() ? schema : api.path("components").path("schemas").path(name);
    return meant.path("type").asText().equals("array")
        || meant.path("properties").has("items") && meant.path("properties").has("next");
  }
}
