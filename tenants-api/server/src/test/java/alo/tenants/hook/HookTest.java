package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.hook.HookCalls.Hook;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class HookTest {
  private static final String URL = "http://127.0.30.1:9/";

  @Inject FakeIdentities identities;
  @Inject Database database;

  @Test
  @DisplayName("[X17] a web-hook is made, changed and removed; its secret is shown once and locked")
  void keepsSecrets() {
    Api.Tenant tenant = Api.signUp("Hooks", identities);
    String token = tenant.ownerToken();
    String key = UUID.randomUUID().toString();
    String draft = HookCalls.draft(URL, true, "call.ended", "call.started");
    var first = Api.post(token, key, draft, "/hooks", 201);
    String id = first.path("id");
    String secret = first.path("secret");
    assertThat(Api.post(token, key, draft, "/hooks", 201).<String>path("secret")).isEqualTo(secret);
    Api.as(token)
        .get("/api/v1/hooks/" + id)
        .then()
        .statusCode(200)
        .body("secret", nullValue())
        .body("state", equalTo("ACTIVE"))
        .body("types", equalTo(List.of("call.ended", "call.started")))
        .body(not(containsString("whsec_")));
    Api.as(token)
        .get("/api/v1/hooks")
        .then()
        .body("items", hasSize(1))
        .body(not(containsString("whsec_")));
    String renewed =
        Api.as(token)
            .post("/api/v1/hooks/" + id + "/secret")
            .then()
            .statusCode(200)
            .extract()
            .path("secret");
    assertThat(renewed).startsWith("whsec_").isNotEqualTo(secret);
    assertThat(stored(tenant)).doesNotContain(secret.substring(6), renewed.substring(6));
    Api.as(token)
        .body(HookCalls.draft(URL, false))
        .put("/api/v1/hooks/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("INACTIVE"))
        .body("types", hasSize(0));
    Api.as(token)
        .post("/api/v1/hooks/" + id + "/test")
        .then()
        .statusCode(409)
        .body("code", equalTo("WRONG_STATE"));
    Api.as(token).delete("/api/v1/hooks/" + id).then().statusCode(204);
    Api.as(token).get("/api/v1/hooks/" + id).then().statusCode(404);
  }

  @Test
  @DisplayName("renewals, web-hooks and lengths have limits that say what to do")
  void limits() {
    Api.Tenant tenant = Api.signUp("Hooks limited", identities);
    Hook hook = HookCalls.hook(tenant, URL);
    for (int i = 1; i < 5; i++) {
      Api.as(tenant.ownerToken()).post(hook.path() + "/secret").then().statusCode(200);
    }
    Api.as(tenant.ownerToken())
        .post(hook.path() + "/secret")
        .then()
        .statusCode(429)
        .body("code", equalTo("LIMIT_REACHED"));
    for (int i = 1; i < Hooks.HOOKS_MAX; i++) {
      HookCalls.hook(tenant, URL);
    }
    Api.creating(tenant.ownerToken())
        .body(HookCalls.draft(URL, true))
        .post("/api/v1/hooks")
        .then()
        .statusCode(429)
        .body("detail", containsString("remove one"));
  }

  @Test
  @DisplayName(
      "a web-hook that leads into a house, or nowhere that can be, is refused at its place")
  void refusesBadDrafts() {
    Api.Tenant tenant = Api.signUp("Hooks refused", identities);
    for (String url :
        List.of(
            "http://127.0.0.1/",
            "http://localhost.example.test:22:1/",
            "http://169.254.169.254/latest/meta-data/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://8.8.8.8:5432/",
            "ftp://8.8.8.8/",
            "https://ana:pw@8.8.8.8/",
            "https://8.8.8.8/\\nHost: x",
            "not an address")) {
      Api.creating(tenant.ownerToken())
          .body(HookCalls.draft(URL, true).replace(URL, url))
          .post("/api/v1/hooks")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("errors[0].place", equalTo("/url"));
    }
    refused(tenant, HookCalls.draft(URL, true, "call.exploded"), "/types");
    refused(tenant, HookCalls.draft(URL, true, "hook.test"), "/types");
    refused(tenant, HookCalls.draft(URL + "x".repeat(500), true), "/url");
    refused(tenant, HookCalls.draft(URL, true).replace("CRM", " "), "/name");
    refused(tenant, "{}", "/name");
    Api.creating(tenant.ownerToken()).post("/api/v1/hooks").then().statusCode(400);
    Hook hook = HookCalls.hook(tenant, URL);
    Api.as(tenant.ownerToken())
        .body(HookCalls.draft("http://127.0.0.1/", true))
        .put(hook.path())
        .then()
        .statusCode(400);
    for (String body :
        List.of(
            "{}",
            "{\"from\":\"2026-11-22T00:00:00Z\"}",
            "{\"from\":\"yesterday\",\"to\":\"2026-11-22T00:00:00Z\"}",
            "{\"from\":\"2026-11-22T00:00:00Z\",\"to\":\"2026-11-22T00:00:00Z\"}")) {
      Api.creating(tenant.ownerToken())
          .body(body)
          .post(hook.path() + "/replays")
          .then()
          .statusCode(400);
    }
    Api.as(tenant.ownerToken())
        .post(hook.path() + "/deliveries/" + hook.id() + "-1/replay")
        .then()
        .statusCode(404);
    Api.as(tenant.ownerToken())
        .queryParam("cursor", "eHh4")
        .get(hook.path() + "/deliveries")
        .then()
        .statusCode(400);
  }

  private static void refused(Api.Tenant tenant, String draft, String place) {
    Api.creating(tenant.ownerToken())
        .body(draft)
        .post("/api/v1/hooks")
        .then()
        .statusCode(400)
        .body("errors[0].place", equalTo(place));
  }

  /// All that the database holds of web-hooks and of answers that are kept for their keys.
  private String stored(Api.Tenant tenant) {
    String schema = TenantSchemas.name(tenant.done().tenant());
    StringBuilder all = new StringBuilder();
    database.run(
        c -> {
          Sql.list(
                  c,
                  "select secret from %s.hook_secret".formatted(schema),
                  row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
              .forEach(all::append);
          Sql.list(
                  c,
                  "select response from control.idempotency where scope like ?",
                  row -> String.valueOf(row.getString(1)),
                  schema + "/%")
              .forEach(all::append);
          return all;
        });
    assertThat(all.toString()).contains("CRM");
    return all.toString();
  }
}
