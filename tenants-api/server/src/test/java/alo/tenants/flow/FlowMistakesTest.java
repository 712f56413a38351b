package alo.tenants.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.problem.Problem;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A drawer of flows sees all mistakes at once, each where it is.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class FlowMistakesTest {
  private static final String WRONG =
      """
      {"schema":1,"start":"a","nodes":{
        "a":{"type":"answer","next":"menu"},
        "menu":{"type":"menu","prompt":{"type":"text","text":" ","language":"en"},
          "keys":{"1":"queue","x":"dial","2":"nowhere"},"extensionDigits":0,"waitSeconds":99,
          "attempts":1,"otherwise":"queue"},
        "queue":{"type":"queue","queue":"q-none","waitSecondsMax":0},
        "dial":{"type":"dial","target":{"type":"extension","extension":"999"},"ringSeconds":1},
        "lost":{"type":"play","prompt":{"type":"stored","prompt":"p-none"},"next":"bye"},
        "bye":{"type":"hang-up"}}}\
      """;
  private static final List<String> MISTAKES =
      List.of(
          "bye unreachable",
          "dial out-of-range",
          "dial unknown-extension",
          "lost unknown-prompt",
          "lost unreachable",
          "menu bad-key",
          "menu bad-text",
          "menu out-of-range",
          "menu unknown-node",
          "queue out-of-range",
          "queue unknown-queue");

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[I10] a flow with mistakes at several nodes is refused with each at its node")
  void namesEveryMistake() {
    Api.Tenant tenant = Api.signUp("Draws wrong", identities);
    String token = tenant.ownerToken();
    String flow = Api.as(token).get("/api/v1/flows").path("items[0].id");
    refused(
        Api.creating(token)
            .body("{\"name\":\"Wrong\",\"document\":" + WRONG + "}")
            .post("/api/v1/flows")
            .then());
    refused(Api.creating(token).body(WRONG).post("/api/v1/flows/" + flow + "/versions").then());
    var validated = Api.as(token).body(WRONG).post("/api/v1/flows/validate").then().statusCode(200);
    assertThat(mistakes(validated)).isEqualTo(MISTAKES);
    Api.as(token).get("/api/v1/flows").then().body("items", hasSize(1));
    Api.as(token).get("/api/v1/flows/" + flow).then().body("live", equalTo(1));
  }

  private static void refused(ValidatableResponse answer) {
    answer
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_FLOW"))
        .body("status", equalTo(422));
    assertThat(mistakes(answer)).isEqualTo(MISTAKES);
    List<String> details = answer.extract().path("errors.detail");
    assertThat(details).allSatisfy(d -> assertThat(d).startsWith("Expected"));
  }

  private static List<String> mistakes(ValidatableResponse answer) {
    List<Problem.At> errors = answer.extract().jsonPath().getList("errors", Problem.At.class);
    return IntStream.range(0, errors.size())
        .mapToObj(i -> errors.get(i).place() + " " + errors.get(i).code())
        .toList();
  }
}
