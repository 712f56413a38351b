package alo.tenants.platform;

import static org.assertj.core.api.Assertions.assertThat;

import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The description that is served, read as a client's generator reads it.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class ApiDescriptionTest {
  private static final List<String> METHODS = List.of("get", "put", "post", "delete");
  private static final Set<String> ANONYMOUS =
      Set.of("/api/v1/signups/requests", "/api/v1/signups/verify", "/api/v1/media/recordings/{id}");

  @Test
  @DisplayName(
      "every schema has a name of its own that says what it is, and every reference is there")
  void namesSchemas() {
    JsonNode api = served();
    Set<String> names = new HashSet<>();
    api.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .contains("AgentDraft", "CustomerDraft", "FlowDraft", "NumberDraft", "PromptDraft")
        .contains("QueueDraft", "SignUpDone", "TicketRequest", "ProblemPlace", "CallRequest")
        .doesNotContain("Draft", "Done", "At", "Request", "Text", "Added")
        .allSatisfy(name -> assertThat(name).matches("[A-Z][A-Za-z]*(E164)?|E164"));
    Set<String> referred = new HashSet<>();
    for (JsonNode ref : api.findValues("$ref")) {
      referred.add(ref.asText().replace("#/components/schemas/", ""));
    }
    assertThat(names).containsAll(referred);
  }

  @Test
  @DisplayName(
      "every operation says its success, its problems, its roles, and the key that it needs")
  void completesOperations() {
    JsonNode api = served();
    assertThat(
            api.path("components").path("securitySchemes").path("bearer").path("scheme").asText())
        .isEqualTo("bearer");
    List<String> wanting = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    api.path("paths")
        .fields()
        .forEachRemaining(
            path -> {
              assertThat(path.getKey()).startsWith("/api/v1/");
              for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                  ids.add(operation.path("operationId").asText());
                  wanting.addAll(wanting(method + " " + path.getKey(), path.getKey(), operation));
                }
              }
            });
    assertThat(wanting).isEmpty();
    assertThat(ids).hasSizeGreaterThan(40).allSatisfy(id -> assertThat(id).isNotBlank());
    JsonNode prompts = api.path("paths").path("/api/v1/prompts").path("post").path("requestBody");
    assertThat(prompts.path("content").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("application/json", "multipart/form-data");
    JsonNode hold = api.path("paths").path("/api/v1/calls/{id}/hold").path("post");
    assertThat(hold.path("responses").has("204")).isTrue();
  }

  private static List<String> wanting(String name, String path, JsonNode operation) {
    List<String> wanting = new ArrayList<>();
    JsonNode answers = operation.path("responses");
    List<String> statuses = new ArrayList<>();
    answers.fieldNames().forEachRemaining(statuses::add);
    if (statuses.stream().filter(s -> s.startsWith("2")).count() != 1) {
      wanting.add(name + " has not one success");
    }
    for (String status : statuses) {
      JsonNode content = answers.path(status).path("content");
      if (!status.startsWith("2") && !content.has("application/problem+json")) {
        wanting.add(name + " " + status + " is no problem");
      }
    }
    if (!ANONYMOUS.contains(path)) {
      if (!operation.path("security").path(0).has("bearer")) {
        wanting.add(name + " has no security");
      }
      if (!statuses.contains("401") || !statuses.contains("403")) {
        wanting.add(name + " tells no 401 or 403");
      }
    }
    if (path.contains("{") && !statuses.contains("404")) {
      wanting.add(name + " tells no 404");
    }
    for (JsonNode parameter : operation.path("parameters")) {
      boolean isKey = parameter.path("name").asText().equals("Idempotency-Key");
      boolean isNeeded = !path.contains("/calls/") && !path.equals("/api/v1/agents/imports");
      if (isKey && isNeeded && !parameter.path("required").asBoolean()) {
        wanting.add(name + " does not require its key");
      }
    }
    return wanting;
  }

  private static JsonNode served() {
    String text =
        RestAssured.given()
            .get("/q/openapi?format=json")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return Json.read(text, JsonNode.class);
  }
}
