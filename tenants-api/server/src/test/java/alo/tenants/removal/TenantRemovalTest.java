package alo.tenants.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.FakeProgramClients;
import alo.tenants.testing.InMemoryObjectStore;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class TenantRemovalTest {
  /// What stays, and says so: the report, the provider's own trail, what billing must be told.
  private static final List<String> STAYS =
      List.of("tenant_removal", "provider_audit", "usage_outbox");

  @Inject FakeIdentities identities;
  @Inject FakeProgramClients clients;
  @Inject InMemoryObjectStore store;
  @Inject Database database;
  @Inject Removals removals;

  @AfterEach
  void healthy() {
    identities.failAt();
    clients.setAway(false);
    store.failAtRemoval(false);
  }

  @Test
  @DisplayName("[W10] a deleted tenant leaves nothing but the report, and others lose nothing")
  void leavesNothing() {
    Api.Tenant other = Api.signUp("Stays here", identities);
    Api.Tenant tenant = filled("Goes away");
    AgentId shared = shared(tenant, other);
    delete(tenant, "Goes away").statusCode(202).body("state", equalTo("DELETING"));
    Api.as(tenant.ownerToken()).get("/api/v1/queues").then().statusCode(403);
    removals.round();
    gone(tenant);
    assertThat(identities.isMember(other.done().tenant(), shared)).isTrue();
    assertThat(identities.emailOf(shared.value())).isNotEmpty();
    Api.as(other.ownerToken()).get("/api/v1/queues").then().statusCode(200);
    Api.as(Api.provider())
        .get("/api/v1/provider/removals")
        .then()
        .body("items[0].tenant", equalTo(tenant.id()))
        .body("items[0].doneAt", notNullValue())
        .body("items[0].people", equalTo(3))
        .body("items[0].objects", equalTo(2))
        .body("items[0].numbers", equalTo(1));
    Api.as(Api.provider())
        .get("/api/v1/provider/audit?tenant=" + tenant.id())
        .then()
        .body("items[0].act", equalTo("tenant.delete"))
        .body("items[0].actor", equalTo("pro"));
  }

  @Test
  @DisplayName("[W10] [W2] who was only asked to join, or works for the provider, keeps his log-in")
  void keepsStrangers() {
    Api.Tenant tenant = Api.signUp("Asks strangers", identities);
    List<AgentId> strangers = new ArrayList<>();
    for (String who : List.of("asked-stranger@example.test", "asked-provider@example.test")) {
      strangers.add(identities.createUser("Stranger", who, Language.EN));
      Api.post(
          tenant.ownerToken(),
          UUID.randomUUID().toString(),
          """
          {"name":"S","email":"%s","extension":"24%d","sets":["employee"],"queues":[]}\
          """
              .formatted(who, strangers.size()),
          "/agents",
          201);
    }
    identities.giveRole(strangers.getLast());
    delete(tenant, "Asks strangers").statusCode(202);
    removals.round();
    assertThat(strangers).allMatch(s -> identities.isKnown(s.value()));
    assertThat(identities.isKnown(tenant.owner())).isFalse();
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(
      strings = {
        "clients",
        "removeMember",
        "deleteUser",
        "deleteOrganisation",
        "objects",
        "schema",
        "row"
      })
  @DisplayName("[W10] a deletion that ends at any step is finished by the next round")
  void goesOn(String step) {
    Api.Tenant tenant = filled("Stuck " + step.toLowerCase(java.util.Locale.ROOT));
    delete(tenant, "Stuck " + step.toLowerCase(java.util.Locale.ROOT)).statusCode(202);
    failAt(step);
    removals.round();
    assertThat(state(tenant)).as("not done yet").containsExactly("DELETING");
    healthy();
    mend(step);
    removals.round();
    gone(tenant);
    removals.round();
    Api.as(Api.provider())
        .get("/api/v1/provider/removals")
        .then()
        .body("items[0].tenant", equalTo(tenant.id()))
        .body("items[0].people", equalTo(2))
        .body("items[0].objects", equalTo(2));
  }

  @Test
  @DisplayName("[W10] a closed tenant is deleted when its days of grace are over, and not before")
  void afterGrace() {
    Api.Tenant tenant = filled("Graceful");
    Api.as(Api.provider())
        .body("{\"reason\":\"Contract ended\"}")
        .post("/api/v1/provider/tenants/" + tenant.id() + "/close")
        .then()
        .statusCode(200);
    removals.round();
    assertThat(state(tenant)).containsExactly("CLOSING");
    execute("update control.tenant set delete_at = now() - interval '1 s' where id = ?", tenant);
    removals.round();
    gone(tenant);
  }

  @Test
  @DisplayName("[W10] an edge forgets a deleted tenant, also one that comes later with its events")
  void edgeForgets() {
    Api.Tenant tenant = filled("Forgotten");
    try (TestEdge edge = TestEdge.connect("edge1", 980)) {
      edge.configured(tenant.id(), 1);
      delete(tenant, "Forgotten").statusCode(202);
      removals.round();
      edge.socket().next(t -> t.contains("\"type\":\"forget\"") && t.contains(tenant.id()));
      edge.send(List.of(arrived(edge, tenant)));
    }
    gone(tenant);
    store.put(tenant.id() + "/recordings/late", new byte[1]);
    removals.sweep();
    gone(tenant);
  }

  @Test
  @DisplayName("[W10] nobody deletes a tenant without its name, or without being the provider")
  void needsTheName() {
    Api.Tenant tenant = Api.signUp("Named so", identities);
    for (String wrong : new String[] {"Named", "named so", " "}) {
      delete(tenant, wrong).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }
    Api.as(tenant.ownerToken())
        .body("{\"reason\":\"R\",\"name\":\"Named so\"}")
        .post("/api/v1/provider/tenants/" + tenant.id() + "/delete")
        .then()
        .statusCode(403);
    assertThat(state(tenant)).containsExactly("ACTIVE");
  }

  private Api.Tenant filled(String company) {
    Api.Tenant tenant = Api.signUp(company, identities);
    tenant.hired("employee", "201");
    Api.creating(tenant.ownerToken())
        .body("{\"name\":\"B\",\"phones\":[\"+84907777777\"]}")
        .post("/api/v1/customers")
        .then()
        .statusCode(201);
    Api.creating(tenant.ownerToken())
        .body("{\"name\":\"Shop\",\"permissions\":[\"queues.see\"]}")
        .post("/api/v1/integrations")
        .then()
        .statusCode(201);
    store.put(tenant.id() + "/recordings/2026/11/22/a.wav.enc", new byte[3]);
    store.put(tenant.id() + "/recordings/2026/11/22/b.wav.enc", new byte[3]);
    return tenant;
  }

  private AgentId shared(Api.Tenant one, Api.Tenant two) {
    String mail = "both-" + java.util.UUID.randomUUID() + "@example.test";
    String body =
        """
        {"name":"Both","email":"%s","extension":"333","sets":["employee"],"queues":[]}\
        """
            .formatted(mail);
    for (Api.Tenant tenant : List.of(one, two)) {
      Api.post(tenant.ownerToken(), java.util.UUID.randomUUID().toString(), body, "/agents", 201);
    }
    AgentId both = identities.findUser(mail).orElseThrow();
    identities.accept(two.done().tenant(), both);
    return both;
  }

  private static EventEnvelope arrived(TestEdge edge, Api.Tenant tenant) {
    return edge.event(
        tenant.id(),
        Instant.parse("2026-11-22T03:00:00Z"),
        new Event.CallArrived(
            new InteractionId("edge1-late-" + tenant.id()),
            new E164("+84901234567"),
            new E164(tenant.number()),
            new TrunkId("c1"),
            new FlowRef(new FlowId("f"), 1)));
  }

  private void failAt(String step) {
    switch (step) {
      case "clients" -> clients.setAway(true);
      case "objects" -> store.failAtRemoval(true);
      case "schema" ->
          run(
              "create function control.told_not_to_drop() returns event_trigger language plpgsql"
                  + " as $$ begin raise exception 'Told to fail'; end $$",
              "create event trigger told_not_to_drop on sql_drop when tag in ('DROP SCHEMA')"
                  + " execute function control.told_not_to_drop()");
      case "row" ->
          run(
              "create function control.told_to_stay() returns trigger language plpgsql"
                  + " as $$ begin raise exception 'Told to fail'; end $$",
              "create trigger told_to_stay before delete on control.tenant"
                  + " for each row execute function control.told_to_stay()");
      default -> identities.failAt(step);
    }
  }

  private void mend(String step) {
    if (step.equals("schema")) {
      run("drop event trigger told_not_to_drop", "drop function control.told_not_to_drop()");
    } else if (step.equals("row")) {
      run("drop trigger told_to_stay on control.tenant", "drop function control.told_to_stay()");
    }
  }

  /// Nothing with the tenant's id is anywhere, in any column of any table.
  private void gone(Api.Tenant tenant) {
    TenantId id = tenant.done().tenant();
    assertThat(store.keys(id.value())).isEmpty();
    assertThat(clients.count(id.value())).isZero();
    assertThat(identities.hasOrganisation(id)).isFalse();
    assertThat(texts("select nspname from pg_namespace where nspname = 't_' || ?", tenant))
        .isEmpty();
    for (String table :
        texts("select tablename from pg_tables where schemaname = 'control' and ? <> ''", tenant)) {
      if (!STAYS.contains(table)) {
        assertThat(
                texts(
                    "select 'there' from control.%s t where position(? in t::text) > 0"
                        .formatted(table),
                    tenant))
            .as("of the tenant in " + table)
            .isEmpty();
      }
    }
    List<String> free =
        database.call(
            c ->
                Sql.list(
                    c,
                    """
                    select e164 from control.number where e164 = ? and tenant is null
                      and former is null and rests_until > now()
                    """,
                    row -> row.getString(1),
                    tenant.number()));
    assertThat(free).as("the number rests, and nobody knows whose it was").hasSize(1);
    assertThat(identities.isKnown(tenant.owner())).as("the owner's account").isFalse();
  }

  private List<String> state(Api.Tenant tenant) {
    return texts("select state from control.tenant where id = ?", tenant);
  }

  private List<String> texts(String sql, Api.Tenant tenant) {
    return new ArrayList<>(
        database.call(c -> Sql.list(c, sql, row -> row.getString(1), tenant.id())));
  }

  private void execute(String sql, Api.Tenant tenant) {
    database.callAlone(c -> Sql.update(c, sql, tenant.id()));
  }

  private void run(String... statements) {
    for (String sql : statements) {
      database.callAlone(c -> Sql.update(c, sql));
    }
  }

  private static ValidatableResponse delete(Api.Tenant tenant, String name) {
    return Api.as(Api.provider())
        .body("{\"reason\":\"Asked for it\",\"name\":\"" + name + "\"}")
        .post("/api/v1/provider/tenants/" + tenant.id() + "/delete")
        .then();
  }
}
