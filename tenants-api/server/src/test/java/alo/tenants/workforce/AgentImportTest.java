package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import alo.contract.id.AgentId;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class AgentImportTest {
  private static final String HEAD = "Họ tên;Email;Máy lẻ;Quyền;Hàng đợi;Phòng ban\n";

  @Inject FakeIdentities identities;

  private Api.Tenant tenant;

  @Test
  @DisplayName(
      "[D5] a sheet invites who is right and tells of each who is not; the mended sheet sent whole"
          + " doubles nobody")
  void invites() {
    tenant = Api.signUp("Sheets", identities);
    String unique = UUID.randomUUID() + "@example.test";
    made("/departments", "{\"name\":\"Bán hàng\",\"products\":[]}");
    String queue = made("/queues", queue("Mua, bán"));
    String sheet =
        HEAD
            + "Trần Ana;ana-#;301;Nhân viên, manager;\"Mua, bán\";bán hàng\n"
            + "Bo;bo-#;30;employee;;\n"
            + "Cu;không phải mail;302;employee;Hàng lạ;Phòng lạ\n"
            + "Du;du-#;301;;;\n"
            + "Em;ana-#;303;employee;;\n"
            + "=Giả;gi-#;304;boss;;\n";
    String sent = sheet.replace("#", unique);
    sent(tenant.ownerToken(), null, sent, true)
        .statusCode(200)
        .body("rows.line", contains(2, 3, 4, 5, 6, 7))
        .body("rows.outcome", contains("READY", "READY", "WRONG", "WRONG", "WRONG", "WRONG"))
        .body("rows[2].mistakes.place", contains("department", "queues", "mail"))
        .body("rows[3].mistakes.code", contains("twice-in-sheet", "missing"))
        .body("rows[4].mistakes.code", contains("twice-in-sheet"))
        .body("rows[5].mistakes.code", contains("unknown-set-name"))
        .body("rows[5].cells.name", equalTo("=Giả"));
    assertThat(people()).as("only looked at").hasSize(1);
    String key = UUID.randomUUID().toString();
    List<String> ids =
        sent(tenant.ownerToken(), key, sent, false)
            .body(
                "rows.outcome", contains("INVITED", "INVITED", "WRONG", "WRONG", "WRONG", "WRONG"))
            .extract()
            .path("rows.agent");
    sent(tenant.ownerToken(), key, sent, false).body("rows.agent", equalTo(ids));
    sent(tenant.ownerToken(), key, sent + "\n", false).statusCode(409);
    Api.as(tenant.ownerToken())
        .get("/api/v1/agents/" + ids.getFirst())
        .then()
        .body("name", equalTo("Trần Ana"))
        .body("queues", contains(queue))
        .body("sets", org.hamcrest.Matchers.containsInAnyOrder("employee", "manager"))
        .body("department", org.hamcrest.Matchers.startsWith("d"));
    assertThat(identities.invited())
        .extracting(AgentId::value)
        .containsOnlyOnce(ids.get(0), ids.get(1));
    Api.as(tenant.ownerToken())
        .get("/api/v1/audit?act=agent.create")
        .then()
        .body("items.target", contains(ids.get(1), ids.get(0)));

    String mended =
        sent.replace(
                "không phải mail;302;employee;Hàng lạ;Phòng lạ", "cu-" + unique + ";302;employee;;")
            .replace("ana-" + unique, "ANA-" + unique);
    sent(tenant.ownerToken(), null, mended, false)
        .body("rows.outcome", contains("PRESENT", "PRESENT", "INVITED", "WRONG", "WRONG", "WRONG"))
        .body("rows[0].agent", equalTo(ids.getFirst()));
    assertThat(people()).hasSize(4);
  }

  @Test
  @DisplayName(
      "[D5][D3] nobody gives by a sheet what he may not do himself, or invites without the"
          + " permission")
  void obeysTheSameRules() {
    tenant = Api.signUp("Sheet rules", identities);
    String set =
        made(
            "/permission-sets",
            "{\"name\":\"Clerk\",\"permissions\":[\"agents.see\",\"agents.change\",\"queues.see\","
                + "\"departments.see\"]}");
    String clerk = TestIssuer.token(tenant.hired(set, "401"), tenant.id());
    String sheet = HEAD + "A;a-%1$s;402;director;;\nB;b-%1$s;403;Clerk|employee;;\n";
    sent(clerk, null, sheet.formatted(UUID.randomUUID() + "@example.test"), false)
        .body("rows.outcome", contains("WRONG", "INVITED"))
        .body("rows[0].mistakes.place", contains("permissions"))
        .body("rows[0].mistakes.code", contains("forbidden"));
    String ana = TestIssuer.token(tenant.hired("manager", "404"), tenant.id());
    sent(ana, null, sheet, true).statusCode(403);
    sent(tenant.ownerToken(), null, "hello", false)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.code", hasItem("unknown-column"));
    sent(tenant.ownerToken(), null, HEAD + "A;a;1;x\n".repeat(501), true).statusCode(413);
  }

  @Test
  @DisplayName(
      "[D5] when the identity provider goes away in the middle, what is done stays done and the"
          + " same request does the rest")
  void providerAway() {
    tenant = Api.signUp("Sheet away", identities);
    String unique = UUID.randomUUID() + "@example.test";
    String sheet =
        (HEAD
                + "A;a-#;501;employee;;\n"
                + "B;b-#;502;employee;;\n"
                + "C;c-#;x;employee;;\n"
                + "D;d-#;503;employee;;")
            .replace("#", unique);
    String key = UUID.randomUUID().toString();
    identities.beforeInvitation(() -> identities.failAt("createUser", "findUser"));
    try {
      sent(tenant.ownerToken(), key, sheet, false)
          .statusCode(200)
          .body("rows.outcome", contains("INVITED", "FAILED", "WRONG", "FAILED"));
    } finally {
      identities.failAt();
    }
    sent(tenant.ownerToken(), key, sheet, false)
        .body("rows.outcome", contains("PRESENT", "INVITED", "WRONG", "INVITED"));
    assertThat(people()).hasSize(4);
  }

  private List<String> people() {
    return Api.as(tenant.ownerToken()).get("/api/v1/agents").path("items.id");
  }

  private String made(String path, String body) {
    return Api.post(tenant.ownerToken(), UUID.randomUUID().toString(), body, path, 201).path("id");
  }

  private static String queue(String name) {
    return """
    {"name":"%s","ringSeconds":15,"depthMax":5,"wrapUpSeconds":10,"wrapUpCodes":[],"record":true}\
    """
        .formatted(name);
  }

  private static ValidatableResponse sent(String token, String key, String sheet, boolean dry) {
    var request = Api.as(token).contentType("text/csv; charset=UTF-8").body(sheet);
    return (key == null ? request : request.header("Idempotency-Key", key))
        .queryParam("dryRun", dry)
        .post("/api/v1/agents/imports")
        .then();
  }
}
