package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.Description;
import alo.tenants.testing.Description.Operation;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is entered into the audit trail. The operations come from the published description: one
/// that changes something, is new and is not told here fails this test.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class AuditTest {
  private static final String AUDIT = "/api/v1/audit";
  private static final String DOCUMENT =
      "{'schema':1,'start':'a','nodes':{'a':{'type':'answer','next':'h'},"
          + "'h':{'type':'hang-up'}}}";
  private static final String QUEUE =
      "{'name':'%s','ringSeconds':15,'depthMax':5,'wrapUpSeconds':10,'wrapUpCodes':[],"
          + "'record':true}";
  private static final String CALENDAR =
      "{'name':'%s','zone':'Asia/Ho_Chi_Minh','periods':[],'holidays':[],'daysOff':[],"
          + "'makeUpDays':[]}";
  private static final String HOOK =
      "{'name':'%s','url':'http://127.0.30.1:9/','types':[],'active':true}";
  private static final String PERSON =
      "{'name':'%s','email':'{mail}','extension':'201','sets':['employee'],'queues':[]}";
  private static final String OTHERS =
      "a call's own history tells it; done to another's call it is entered, see RelayTest";
  private static final String LIST = "a list or a search, as every page shows them";
  private static final String IMPERSONAL = "nobody's personal data";
  private static final String SPAN = "{'from':'2026-11-22T00:00:00Z','to':'2026-11-23T00:00:00Z'}";

  /// An operation, its body, the act that it enters, and what is refused where the operation has no
  /// id: another body, or a query.
  private record Ask(String operation, String body, String act, String bad) {
    String method() {
      return operation.split(" ")[0];
    }

    String path() {
      return operation.split(" ")[1];
    }

    String feature() {
      return path().split("/")[3];
    }
  }

  /// Each in its order: what is made is changed and then removed. Looks at personal data by itself
  /// are here too; those that [#LOOKS] names are tried elsewhere.
  private static final List<Ask> ENTERED =
      List.of(
          ask("POST /api/v1/customers", "{'name':'B','phones':[]}", "customer.create"),
          ask("PUT /api/v1/customers/{id}", "{'name':'C','phones':[]}", "customer.change"),
          ask("GET /api/v1/customers/{id}", "", "customer.read"),
          ask("DELETE /api/v1/customers/{id}", "", "customer.delete"),
          ask("POST /api/v1/queues", QUEUE.formatted("One"), "queue.create"),
          ask("PUT /api/v1/queues/{id}", QUEUE.formatted("Two"), "queue.change"),
          ask("DELETE /api/v1/queues/{id}", "", "queue.delete"),
          ask("POST /api/v1/calendars", CALENDAR.formatted("One"), "calendar.create"),
          ask("PUT /api/v1/calendars/{id}", CALENDAR.formatted("Two"), "calendar.change"),
          ask("POST /api/v1/calendars/{id}/feed", "", "calendar.renew-feed"),
          ask("DELETE /api/v1/calendars/{id}", "", "calendar.delete"),
          ask("POST /api/v1/departments", "{'name':'D','products':[]}", "department.create"),
          ask("PUT /api/v1/departments/{id}", "{'name':'E','products':[]}", "department.change"),
          ask("DELETE /api/v1/departments/{id}", "", "department.delete"),
          ask(
              "POST /api/v1/permission-sets",
              "{'name':'S','permissions':['calls.see']}",
              "permission-set.create"),
          ask(
              "PUT /api/v1/permission-sets/{id}",
              "{'name':'T','permissions':['calls.see']}",
              "permission-set.change"),
          ask("DELETE /api/v1/permission-sets/{id}", "", "permission-set.delete"),
          ask(
              "POST /api/v1/integrations",
              "{'name':'S','permissions':['calls.see']}",
              "integration.create"),
          ask(
              "PUT /api/v1/integrations/{id}",
              "{'name':'T','permissions':['calls.see']}",
              "integration.change"),
          ask("POST /api/v1/integrations/{id}/secret", "", "integration.renew-secret"),
          ask("DELETE /api/v1/integrations/{id}", "", "integration.delete"),
          ask("POST /api/v1/agents", PERSON.formatted("Ana"), "agent.create"),
          ask("PUT /api/v1/agents/{id}", PERSON.formatted("Anna"), "agent.change"),
          ask("POST /api/v1/agents/{id}/reset", "{'what':'PASSWORD'}", "agent.reset-password"),
          ask(
              "POST /api/v1/agents/{id}/reset",
              "{'what':'SECOND_FACTOR'}",
              "agent.reset-second-factor"),
          ask("POST /api/v1/agents/{id}/lock", "{'reason':'Lost laptop'}", "agent.lock"),
          ask("POST /api/v1/agents/{id}/unlock", "", "agent.unlock"),
          ask("DELETE /api/v1/agents/{id}", "", "agent.delete"),
          ask("POST /api/v1/hooks", HOOK.formatted("One"), "hook.create"),
          ask("PUT /api/v1/hooks/{id}", HOOK.formatted("Two"), "hook.change"),
          ask("POST /api/v1/hooks/{id}/secret", "", "hook.renew-secret"),
          ask("POST /api/v1/hooks/{id}/test", "", "hook.test"),
          ask("POST /api/v1/hooks/{id}/deliveries/{delivery}/replay", "", "hook.replay"),
          ask("POST /api/v1/hooks/{id}/replays", SPAN, "hook.replay"),
          ask("DELETE /api/v1/hooks/{id}", "", "hook.delete"),
          ask("POST /api/v1/flows", "{'name':'F','document':" + DOCUMENT + "}", "flow.create"),
          ask("POST /api/v1/flows/{id}/versions", DOCUMENT, "flow.publish"),
          ask("POST /api/v1/prompts", "{'name':'P','text':'Hi','language':'en'}", "prompt.create"),
          ask("PUT /api/v1/security", "{'secondFactor':'NOBODY'}", "security.change"),
          new Ask("PUT /api/v1/music", "{}", "music.change", "{'prompt':'none'}"),
          ask("POST /api/v1/numbers", "{'label':'N','flow':'{flow}'}", "number.order"),
          ask("PUT /api/v1/numbers/{number}", "{'label':'M','flow':'{flow}'}", "number.change"),
          ask("PUT /api/v1/provider/numbers/{number}", "{'kind':'MOBILE'}", "number.revise"),
          ask("DELETE /api/v1/numbers/{number}", "", "number.release"),
          new Ask("GET /api/v1/interactions/export", "", "call.export", "from=x"),
          new Ask("GET /api/v1/audit/export", "", "audit.export", "from=x"),
          ask("POST /api/v1/provider/tenants/{id}/suspend", "{'reason':'R'}", "tenant.suspend"),
          ask("POST /api/v1/provider/tenants/{id}/close", "{'reason':'R'}", "tenant.close"),
          ask("POST /api/v1/provider/tenants/{id}/resume", "", "tenant.resume"));

  /// The others that are not mere looks, with the reason.
  private static final Map<String, String> NOT_ENTERED =
      Map.ofEntries(
          Map.entry("POST /api/v1/signups", "there is no tenant yet"),
          Map.entry("POST /api/v1/signups/requests", "there is no tenant yet"),
          Map.entry("POST /api/v1/signups/verify", "there is no tenant yet"),
          Map.entry("POST /api/v1/provider/numbers", "the inventory is no tenant's"),
          Map.entry(
              "POST /api/v1/provider/tenants/{id}/delete",
              "the trail goes with the tenant; the provider's own has it"),
          Map.entry("POST /api/v1/tickets", "a pass changes nothing"),
          Map.entry(
              "POST /api/v1/agents/imports",
              "each person as if invited alone, see AgentImportTest"),
          Map.entry("POST /api/v1/flows/validate", "only looks"),
          Map.entry("POST /api/v1/recordings/{id}/address", "the listening is entered"),
          Map.entry("POST /api/v1/calls", OTHERS),
          Map.entry("POST /api/v1/calls/{id}/hold", OTHERS),
          Map.entry("POST /api/v1/calls/{id}/resume", OTHERS),
          Map.entry("POST /api/v1/calls/{id}/hang-up", OTHERS));

  /// Looks at one person's data that are tried in the tests that make such data.
  private static final Map<String, String> LOOKS =
      Map.of(
          "GET /api/v1/events", "EventStreamTest",
          "GET /api/v1/interactions/{id}", "InteractionLooksTest",
          "GET /api/v1/interactions/{id}/events", "InteractionLooksTest",
          "GET /api/v1/media/recordings/{id}", "RecordingTest");

  /// What may be read without an entry, with the reason.
  private static final Map<String, String> MERE_LOOKS =
      Map.ofEntries(
          Map.entry("GET /api/v1/me", "oneself"),
          Map.entry("GET /api/v1/agents", LIST),
          Map.entry("GET /api/v1/agents/{id}", "a colleague's name and number at work"),
          Map.entry("GET /api/v1/customers", LIST + "; by a whole number each is entered"),
          Map.entry("GET /api/v1/interactions", LIST),
          Map.entry("GET /api/v1/calls", LIST),
          Map.entry("GET /api/v1/hooks/{id}/deliveries", "what was sent, without what it said"),
          Map.entry("GET /api/v1/audit", "ids of persons; taking it out is entered"),
          Map.entry("GET /api/v1/calendars", IMPERSONAL),
          Map.entry("GET /api/v1/calendars/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/calendars/{id}/feed", IMPERSONAL),
          Map.entry("GET /api/v1/departments", IMPERSONAL),
          Map.entry("GET /api/v1/departments/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/flows", IMPERSONAL),
          Map.entry("GET /api/v1/flows/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/flows/{id}/versions/{version}", IMPERSONAL),
          Map.entry("GET /api/v1/holidays", IMPERSONAL),
          Map.entry("GET /api/v1/hooks", IMPERSONAL),
          Map.entry("GET /api/v1/hooks/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/integrations", IMPERSONAL),
          Map.entry("GET /api/v1/integrations/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/isolation", IMPERSONAL),
          Map.entry("GET /api/v1/music", IMPERSONAL),
          Map.entry("GET /api/v1/numbers", IMPERSONAL),
          Map.entry("GET /api/v1/numbers/free", IMPERSONAL),
          Map.entry("GET /api/v1/permission-sets", IMPERSONAL),
          Map.entry("GET /api/v1/permission-sets/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/prompts", IMPERSONAL),
          Map.entry("GET /api/v1/prompts/{id}/audio", IMPERSONAL),
          Map.entry("GET /api/v1/provider/audit", "the provider's own trail"),
          Map.entry("GET /api/v1/provider/edges", IMPERSONAL),
          Map.entry("GET /api/v1/provider/isolation", IMPERSONAL),
          Map.entry("GET /api/v1/provider/numbers", IMPERSONAL),
          Map.entry("GET /api/v1/provider/removals", IMPERSONAL),
          Map.entry("GET /api/v1/provider/tenants", IMPERSONAL),
          Map.entry("GET /api/v1/provider/usage", IMPERSONAL),
          Map.entry("GET /api/v1/queues", IMPERSONAL),
          Map.entry("GET /api/v1/security", IMPERSONAL),
          Map.entry("GET /api/v1/queues/{id}", IMPERSONAL),
          Map.entry("GET /api/v1/usage", IMPERSONAL));

  @Inject FakeIdentities identities;
  @Inject Database database;

  private Api.Tenant tenant;
  private final Map<String, String> ids = new HashMap<>();

  @Test
  @DisplayName(
      "[X16] every change and every look at personal data is one entry, a refused one none")
  void entersEach() {
    tenant = Api.signUp("Audited", identities);
    Api.stock("edge1", 1);
    ids.put("provider", tenant.id());
    ids.put("mail", "audited-" + UUID.randomUUID() + "@example.test");
    ids.put("flow", Api.as(tenant.ownerToken()).get("/api/v1/flows").path("items[0].id"));
    String stranger = TestIssuer.token(UUID.randomUUID().toString(), tenant.id());
    int entries = 0;
    for (Ask ask : ENTERED) {
      boolean hasId = ask.path().contains("{");
      String token = ask.feature().equals("provider") ? Api.provider() : tenant.ownerToken();
      refused(ask, stranger, path(ask), ask.body());
      if (hasId) {
        refused(ask, token, ask.path().replaceAll("\\{[a-z]+}", "none"), ask.body());
      } else {
        boolean looks = ask.method().equals("GET");
        refused(ask, token, ask.path() + (looks ? "?" + ask.bad() : ""), looks ? "" : ask.bad());
      }
      assertThat(entries()).as("refused: " + ask.operation()).hasSize(entries);
      Response answer = send(ask, token, path(ask), ask.body());
      assertThat(answer.statusCode()).as(ask + answer.asString()).isBetween(200, 299);
      keep(ask, answer);
      if (ask.operation().equals("POST /api/v1/agents")) {
        // His log-in can be reset once he has come.
        String person = TestIssuer.token(ids.get("agents"), tenant.id());
        Api.as(person).get("/api/v1/me").then().statusCode(200);
      }
      entries++;
      List<Map<String, String>> all = entries();
      assertThat(all).as(ask.operation()).hasSize(entries);
      assertThat(all.getFirst()).as(ask.operation()).containsEntry("act", ask.act());
      if (ask.path().contains("{id}")) {
        assertThat(all.getFirst()).containsEntry("target", ids.get(ask.feature()));
      }
    }
    Set<String> told = new TreeSet<>(NOT_ENTERED.keySet());
    told.addAll(LOOKS.keySet());
    told.addAll(MERE_LOOKS.keySet());
    ENTERED.forEach(ask -> told.add(ask.operation()));
    for (Operation operation : Description.served().operations()) {
      assertThat(told).as("each operation is told here").contains(operation.name());
    }
  }

  @Test
  @DisplayName("[X16] what is asked twice under one key is one entry; a person taken back is two")
  void entersOnce() {
    tenant = Api.signUp("Audited once", identities);
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      Api.post(tenant.ownerToken(), key, "{\"name\":\"B\",\"phones\":[]}", "/customers", 201);
    }
    assertThat(acts()).containsExactly("customer.create");
    identities.failAt("invite");
    try {
      ids.put("mail", "withdrawn-" + UUID.randomUUID() + "@example.test");
      Ask ask = ask("POST /api/v1/agents", PERSON.formatted("Ana"), "");
      assertThat(send(ask, tenant.ownerToken(), ask.path(), ask.body()).statusCode())
          .isGreaterThanOrEqualTo(500);
    } finally {
      identities.failAt();
    }
    assertThat(acts()).containsExactly("agent.withdraw", "agent.create", "customer.create");
  }

  private void refused(Ask ask, String token, String path, String body) {
    Response answer = send(ask, token, path, body);
    assertThat(answer.statusCode()).as(ask + answer.asString()).isBetween(400, 499);
  }

  private Response send(Ask ask, String token, String path, String body) {
    var request = Api.creating(token);
    if (!body.isEmpty()) {
      request.body(filled(body).replace('\'', '"'));
    }
    return request.request(ask.method(), path);
  }

  private String filled(String body) {
    return body.replace("{flow}", ids.get("flow") == null ? "" : ids.get("flow"))
        .replace("{mail}", ids.getOrDefault("mail", ""));
  }

  private String path(Ask ask) {
    return ask.path()
        .replace("{id}", ids.getOrDefault(ask.feature(), "none"))
        .replace("{number}", tenant.number())
        .replace("{delivery}", ids.getOrDefault("delivery", "none"));
  }

  private void keep(Ask ask, Response answer) {
    if (ask.act().equals("hook.test")) {
      ids.put("delivery", answer.path("id"));
    } else if (ask.act().endsWith(".create")) {
      ids.put(ask.feature(), answer.path("id"));
    }
  }

  /// Newest first, from the database: a suspended tenant's API is shut.
  private List<Map<String, String>> entries() {
    String sql = "select act, object from t_%s.audit order by id desc".formatted(tenant.id());
    return database.call(
        c -> Sql.list(c, sql, row -> Map.of("act", row.getString(1), "target", row.getString(2))));
  }

  private List<String> acts() {
    return Api.as(tenant.ownerToken()).get(AUDIT).path("items.act");
  }

  private static Ask ask(String operation, String body, String act) {
    return new Ask(operation, body, act, "{}");
  }
}
