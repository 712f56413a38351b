package alo.billing.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import alo.billing.TestDatabase;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class ApiDescriptionTest {
  @Test
  @DisplayName("the published description names its schemas, roles and problems")
  void isComplete() {
    String text = given().get("/q/openapi?format=json").then().statusCode(200).extract().asString();
    JsonNode api = Json.read(text, JsonNode.class);
    Set<String> names = new HashSet<>();
    api.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .contains("DeckView", "DeckDraft", "DeckRate", "DeckVersion", "PlanDraft", "Problem")
        .allSatisfy(name -> assertThat(name).matches("[A-Z][A-Za-z]+|E164"))
        .doesNotContain("Draft", "Rate", "Version", "At");
    for (JsonNode ref : api.findValues("$ref")) {
      assertThat(names).contains(ref.asText().replace("#/components/schemas/", ""));
    }
    assertThat(api.path("components").path("schemas").path("TenantId").path("type").asText())
        .isEqualTo("string");
    JsonNode put = api.path("paths").path("/api/v1/decks/{deck}/versions/{version}").path("put");
    assertThat(put.path("operationId").asText()).isEqualTo("putDeckVersion");
    assertThat(put.path("security").path(0).path("bearer").path(0).asText()).isEqualTo("provider");
    for (String status : new String[] {"400", "401", "403", "404", "409"}) {
      assertThat(put.path("responses").path(status).path("content").fieldNames())
          .toIterable()
          .containsExactly("application/problem+json");
    }
    assertThat(
            api.path("paths").path("/api/v1/usage/legs").path("post").path("responses").has("202"))
        .isTrue();
  }
}
