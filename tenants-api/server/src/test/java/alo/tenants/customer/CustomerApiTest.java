package alo.tenants.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class CustomerApiTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("customers stand in Vietnamese order, also over the pages")
  void order() {
    String token = Api.signUp("Order", identities).ownerToken();
    List<String> expected =
        List.of("An", "Dương Yến", "Đặng Hà", "đỗ Anh", "Em", "Trần", "Văn Á", "Văn Á", "Văn Hùng");
    for (String name : expected.reversed()) {
      String body = "{\"name\":\"" + name + "\",\"phones\":[]}";
      Api.post(token, UUID.randomUUID().toString(), body, "/customers", 201);
    }
    List<String> found = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = Api.as(token).get("/api/v1/customers?limit=1&cursor=" + cursor);
      found.addAll(page.jsonPath().getList("items.name", String.class));
      cursor = page.path("next");
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  @DisplayName("[C14] customers are found by a part of the name or number, and by the whole number")
  void customers() {
    Api.Tenant tenant = Api.signUp("Customers", identities);
    String token = tenant.ownerToken();
    String id =
        Api.post(
                token,
                UUID.randomUUID().toString(),
                """
                {"name":"Trần Thị Bích","honorific":"cô","phones":["+84901234567"],
                 "notes":"Khách 100%"}\
                """,
                "/customers",
                201)
            .path("id");
    Api.post(
        token,
        UUID.randomUUID().toString(),
        "{\"name\":\"An\",\"phones\":[\"+84281112222\"]}",
        "/customers",
        201);
    for (String query : List.of("q=bích", "q=0123", "phone=+84901234567")) {
      String[] pair = query.split("=");
      Api.as(token)
          .queryParam(pair[0], pair[1])
          .get("/api/v1/customers")
          .then()
          .body("items.id", contains(id));
    }
    Api.as(token)
        .queryParam("id", id, "c-none")
        .get("/api/v1/customers")
        .then()
        .statusCode(200)
        .body("items.id", contains(id));
    Api.as(token)
        .queryParam("id", Collections.nCopies(101, id))
        .get("/api/v1/customers")
        .then()
        .statusCode(400);
    Api.as(token).queryParam("q", "%").get("/api/v1/customers").then().body("items", hasSize(0));
    Api.as(token).get("/api/v1/customers?phone=abc").then().statusCode(400);
    Api.as(token)
        .body("{\"name\":\"Bích\",\"phones\":[]}")
        .put("/api/v1/customers/" + id)
        .then()
        .statusCode(200)
        .body("phones", hasSize(0));
    Api.as(token).delete("/api/v1/customers/" + id).then().statusCode(204);
    Api.as(token).get("/api/v1/customers/" + id).then().statusCode(404);
  }
}
