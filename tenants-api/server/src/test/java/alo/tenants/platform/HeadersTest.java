package alo.tenants.platform;

import static io.restassured.RestAssured.given;

import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
@DisplayName("What is told to browsers")
class HeadersTest {
  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/reference/", "/api/v1/queues", "/no-such-page"})
  @DisplayName("nobody frames an answer, and browsers take it for what it says it is")
  void headers(String path) {
    given()
        .get(path)
        .then()
        .header(
            "Content-Security-Policy", "frame-ancestors 'none'; object-src 'none'; base-uri 'self'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin");
  }
}
