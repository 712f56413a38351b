package alo.tenants.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PublishedDescriptionTest {
  @Test
  @DisplayName("the published description says what the codec does")
  void description() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("components.schemas.QueueId.type", equalTo("string"))
        .body("components.schemas.FlowNode.oneOf", hasSize(10))
        .body("components.schemas.FlowNodeHangUp.properties.type.enum", contains("hang-up"))
        .body("components.schemas.Language.enum", contains("vi", "en", "zh"))
        .body("paths.'/api/v1/signups'.post.responses", hasKey("201"));
  }
}
