package alo.tenants.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class RateLimitsTest {
  private static final String EXPORT = "/api/v1/interactions/export";

  @Inject FakeIdentities identities;
  @Inject TestClock clock;

  @AfterEach
  void go() {
    clock.go();
  }

  @Test
  @DisplayName("[X17] who asks too fast is told how long to wait, and nobody else waits")
  void refusesTooFast() {
    Api.Tenant tenant = Api.signUp("Too fast", identities);
    Api.Tenant other = Api.signUp("Not too fast", identities);
    Instant now = clock.instant();
    clock.stopAt(now);
    for (int left = 9; left >= 0; left--) {
      Api.as(tenant.ownerToken())
          .get(EXPORT)
          .then()
          .statusCode(200)
          .header("RateLimit-Policy", equalTo("\"exports\";q=10;w=60"))
          .header("RateLimit", startsWith("\"exports\";r=" + left + ";t="));
    }
    Api.as(tenant.ownerToken())
        .get(EXPORT)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("code", equalTo("LIMIT_REACHED"))
        .body("detail", containsString("wait 6 s"))
        .header("Retry-After", equalTo("6"))
        .header("RateLimit", equalTo("\"exports\";r=0;t=60"));
    Api.as(other.ownerToken()).get(EXPORT).then().statusCode(200);
    Api.as(tenant.ownerToken())
        .get("/api/v1/queues")
        .then()
        .statusCode(200)
        .header("RateLimit", startsWith("\"reads\";r="));
    Api.creating(tenant.ownerToken())
        .body("{}")
        .post("/api/v1/queues")
        .then()
        .statusCode(400)
        .header("RateLimit", startsWith("\"writes\";r="));
    Api.as(TestIssuer.token(tenant.hired("employee", "201"), tenant.id()))
        .get("/api/v1/audit")
        .then()
        .statusCode(403)
        .header("RateLimit", startsWith("\"reads\";r="));
    clock.stopAt(now.plusSeconds(6));
    Api.as(tenant.ownerToken()).get(EXPORT).then().statusCode(200);
    Api.as(tenant.ownerToken()).get(EXPORT).then().statusCode(429);
  }

  @Test
  @DisplayName("the programs of a tenant count together, whosever token they use")
  void countsTenants() {
    Api.Tenant tenant = Api.signUp("Together", identities);
    clock.stopAt(clock.instant());
    String second = tenant.hired("director", "201");
    String before = Api.as(tenant.ownerToken()).get("/api/v1/queues").header("RateLimit");
    String after =
        Api.as(TestIssuer.token(second, tenant.id())).get("/api/v1/queues").header("RateLimit");
    assertThat(left(after)).isEqualTo(left(before) - 1);
    String page = Api.as(page(tenant.owner(), tenant)).get("/api/v1/queues").header("RateLimit");
    assertThat(left(page)).as("a person at the pages counts alone").isGreaterThan(left(after));
    assertThat(left(Api.as(page(second, tenant)).get("/api/v1/queues").header("RateLimit")))
        .as("each of them")
        .isEqualTo(left(page));
  }

  private static String page(String user, Api.Tenant tenant) {
    return TestIssuer.pageToken(user, tenant.id());
  }

  @Test
  @DisplayName("who has no tenant is not counted here")
  void countsNobodyElse() {
    Api.as(TestIssuer.roleToken("pro", "provider"))
        .get("/api/v1/provider/tenants")
        .then()
        .statusCode(200)
        .header("RateLimit", nullValue());
  }

  private static int left(String header) {
    return Integer.parseInt(header.replaceFirst(".*;r=(\\d+);.*", "$1"));
  }
}
