package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import alo.contract.agent.DepartmentView;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class DepartmentApiTest {
  private static final String PATH = "/api/v1/departments";

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[C33] [C34] departments are made, read, changed, moved and removed")
  void departments() {
    String token = Api.signUp("Departments", identities).ownerToken();
    String sales =
        post(
                token,
                """
                {"name":"Kinh doanh","function":"Sells to companies",
                 "products":["Máy lạnh","Tủ lạnh"]}\
                """)
            .statusCode(201)
            .body("function", equalTo("Sells to companies"))
            .body("products", contains("Máy lạnh", "Tủ lạnh"))
            .body("parent", nullValue())
            .body("people", equalTo(0))
            .extract()
            .path("id");
    String care = made(token, "Chăm sóc", null);
    String south = made(token, "Miền Nam", sales);
    Api.as(token)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.name", contains("Chăm sóc", "Kinh doanh", "Miền Nam"));
    // The same name elsewhere in the tree is another department.
    made(token, "miền nam", care);
    post(token, draft("MIỀN NAM", sales)).statusCode(409).body("errors.place", contains("/name"));
    put(token, south, draft("Miền Nam", care)).statusCode(409);
    put(token, south, draft("Miền Nam và Tây", care))
        .statusCode(200)
        .body("parent", equalTo(care))
        .body("name", equalTo("Miền Nam và Tây"));
    Api.as(token).delete(PATH + "/" + sales).then().statusCode(204);
    Api.as(token).get(PATH + "/" + sales).then().statusCode(404);
  }

  @Test
  @DisplayName("[C33] a tree has no cycle and a limited depth, also when a branch is moved")
  void tree() {
    String token = Api.signUp("Trees", identities).ownerToken();
    String top = made(token, "L1", null);
    String at = top;
    String third = top;
    for (int level = 2; level <= DepartmentView.LEVELS_MAX; level++) {
      at = made(token, "L" + level, at);
      third = level == 3 ? at : third;
    }
    post(token, draft("Too deep", at))
        .statusCode(400)
        .body("errors.place", contains("/parent"))
        .body("errors.code", contains("too-deep"));
    for (String below : List.of(top, third, at)) {
      put(token, top, draft("L1", below)).statusCode(409).body("errors.code", contains("cycle"));
    }
    String other = made(token, "Other", null);
    String under = made(token, "Under", made(token, "Next", other));
    put(token, third, draft("L3", under)).statusCode(400).body("errors.code", contains("too-deep"));
    put(token, third, draft("L3", other)).statusCode(200);
    Api.as(token)
        .delete(PATH + "/" + other)
        .then()
        .statusCode(409)
        .body("errors.code", contains("has-departments"));
  }

  @Test
  @DisplayName("[C31] somebody works in a department, which then can not be removed")
  void people() {
    Api.Tenant tenant = Api.signUp("Placed", identities);
    String token = tenant.ownerToken();
    String care = made(token, "Care", null);
    String person =
        """
        {"name":"Ana","email":"%s@example.test","extension":"201","sets":["employee"],"queues":[],
         "department":"%s"}\
        """
            .formatted(UUID.randomUUID(), care);
    String ana = Api.post(token, UUID.randomUUID().toString(), person, "/agents", 201).path("id");
    Api.as(token).get("/api/v1/agents/" + ana).then().body("department", equalTo(care));
    Api.as(token).get(PATH + "/" + care).then().body("people", equalTo(1));
    Api.as(token).get(PATH).then().body("items.people", contains(1));
    Api.as(token)
        .delete(PATH + "/" + care)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.code", contains("has-people"));
    Api.as(token)
        .body(person.replace(care, "none"))
        .put("/api/v1/agents/" + ana)
        .then()
        .statusCode(400)
        .body("errors.place", contains("/department"));
    Api.as(token)
        .body(person.replace("\"" + care + "\"", "null"))
        .put("/api/v1/agents/" + ana)
        .then()
        .statusCode(200)
        .body("department", nullValue());
    Api.as(token).delete(PATH + "/" + care).then().statusCode(204);
  }

  @Test
  @DisplayName("bad departments are refused with every mistake at its place")
  void badInput() {
    String token = Api.signUp("Bad departments", identities).ownerToken();
    post(token, "{\"name\":\" \",\"function\":\"a\\nb\"}")
        .statusCode(400)
        .body("errors.place", contains("/name", "/function", "/products"));
    post(token, "{\"name\":\"x\",\"products\":[\"Tủ\",\"\",\"TỦ\"]}")
        .statusCode(400)
        .body("errors.place", contains("/products/1", "/products/2"));
    String many =
        IntStream.rangeClosed(0, DepartmentView.PRODUCTS_MAX)
            .mapToObj("\"p%d\""::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    post(token, "{\"name\":\"x\",\"products\":" + many + "}").statusCode(400);
    post(token, draft("x".repeat(DepartmentView.NAME_LENGTH_MAX + 1), null)).statusCode(400);
    for (String garbage : List.of("", "[]", "{}", draft("x", "no id!"), draft("x", "none"))) {
      post(token, garbage).statusCode(400).contentType("application/problem+json");
    }
    assertThat(Api.as(token).get(PATH).<List<String>>path("items.id")).isEmpty();
  }

  private static String draft(String name, String parent) {
    String above = parent == null ? "" : ",\"parent\":\"" + parent + "\"";
    return "{\"name\":\"" + name + "\",\"products\":[]" + above + "}";
  }

  private static String made(String token, String name, String parent) {
    return post(token, draft(name, parent)).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse post(String token, String body) {
    return Api.creating(token).body(body).post(PATH).then();
  }

  private static ValidatableResponse put(String token, String id, String body) {
    return Api.as(token).body(body).put(PATH + "/" + id).then();
  }
}
