package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.Description;
import alo.tenants.testing.Description.Operation;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who may do what. The operations and what they ask for come from the published description: one
/// that is new is tried here by itself.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PermissionTest {
  private static final String SETS = "/api/v1/permission-sets";
  private static final String AGENTS = "/api/v1/agents";

  /// Asked of nobody, or of everybody who is somebody; the architecture test says why.
  private static final Set<String> OPEN =
      Set.of(
          "POST /api/v1/signups/requests",
          "POST /api/v1/signups/verify",
          "GET /api/v1/media/recordings/{id}",
          "GET /api/v1/me");

  @Inject FakeIdentities identities;
  @Inject Database database;

  @Test
  @DisplayName(
      "[D3] every operation is refused to whoever has all permissions but its own, and to nobody"
          + " who has it")
  void everyOperationAsks() {
    Api.Tenant tenant = Api.signUp("Asks", identities);
    String set = made(tenant.ownerToken(), "Probe", EnumSet.allOf(Permission.class));
    String prober = TestIssuer.token(hired(tenant.ownerToken(), "201", set), tenant.id());
    Set<String> asked = new TreeSet<>();
    for (Operation operation : Description.served().operations()) {
      if (OPEN.contains(operation.name())) {
        continue;
      }
      List<String> scopes = operation.scopes();
      assertThat(scopes).as(operation.name() + " says what it asks for").isNotEmpty();
      asked.addAll(scopes);
      Set<Permission> needed = permissions(scopes);
      write(tenant.id(), set, EnumSet.complementOf(EnumSet.copyOf(orAny(needed))));
      assertThat(ask(operation, prober).statusCode()).as(operation.name()).isEqualTo(403);
      for (Permission one : needed) {
        write(tenant.id(), set, Set.of(one));
        assertThat(ask(operation, prober).statusCode())
            .as(operation.name() + " with " + one.word())
            .isNotIn(401, 403, 500);
      }
    }
    asked.remove("provider");
    assertThat(asked)
        .as("each permission of the catalogue is asked for somewhere")
        .isEqualTo(
            EnumSet.allOf(Permission.class).stream()
                .map(Permission::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  @DisplayName("[D1] every tenant has employee, manager and director, and nobody changes those")
  void builtIn() {
    Api.Tenant tenant = Api.signUp("Three", identities);
    String owner = tenant.ownerToken();
    Api.as(owner)
        .get(SETS)
        .then()
        .statusCode(200)
        .body("items.id", contains("director", "employee", "manager"))
        .body("items.builtIn", contains(true, true, true))
        .body("items.people", contains(1, 1, 1))
        .body("items[0].name", nullValue());
    for (BuiltInSet set : BuiltInSet.values()) {
      String person = hired(owner, "20" + set.ordinal(), set.id().value());
      Api.as(TestIssuer.token(person, tenant.id()))
          .get("/api/v1/me")
          .then()
          .body("permissions", containsInAnyOrder(words(set.permissions()).toArray()))
          .body("agent", set == BuiltInSet.EMPLOYEE ? equalTo(person) : nullValue());
      put(owner, SETS + "/" + set.id(), draft("Mine", EnumSet.of(Permission.CALLS_SEE)))
          .statusCode(409);
      Api.as(owner).delete(SETS + "/" + set.id()).then().statusCode(409);
    }
  }

  @Test
  @DisplayName("[D3] a set is composed, given, changed at once for whoever has it, and removed")
  void composes() {
    Api.Tenant tenant = Api.signUp("Composes", identities);
    String owner = tenant.ownerToken();
    String set = made(owner, "Kiểm soát", EnumSet.of(Permission.RECORDINGS_LISTEN));
    post(owner, SETS, draft("KIỂM SOÁT", EnumSet.of(Permission.CALLS_SEE)))
        .statusCode(409)
        .body("errors.place", contains("/name"))
        .body("errors.code", contains("taken"));
    String ana = hired(owner, "201", set);
    String anas = TestIssuer.token(ana, tenant.id());
    Api.as(anas).get("/api/v1/queues").then().statusCode(403);
    change(owner, set, EnumSet.of(Permission.QUEUES_SEE));
    Api.as(anas).get("/api/v1/queues").then().statusCode(200);
    Api.as(owner)
        .delete(SETS + "/" + set)
        .then()
        .statusCode(409)
        .body("detail", containsString("1 people have it"));
    // Whoever gets calls.take by his set has a desk from then on, and is known to the edge.
    change(owner, set, EnumSet.of(Permission.CALLS_TAKE));
    Api.as(anas).get("/api/v1/me").then().body("agent", equalTo(ana));
    Api.as(owner).delete(AGENTS + "/" + ana).then().statusCode(204);
    Api.as(owner).delete(SETS + "/" + set).then().statusCode(204);
    Api.as(owner).get(SETS + "/" + set).then().statusCode(404);
  }

  @Test
  @DisplayName("[D3] nobody gives or takes what he may not do himself, and the last director stays")
  void nobodyRises() {
    Api.Tenant tenant = Api.signUp("Rises", identities);
    String owner = tenant.ownerToken();
    String clerkSet =
        made(
            owner,
            "Clerk",
            EnumSet.of(
                Permission.AGENTS_SEE,
                Permission.AGENTS_CHANGE,
                Permission.QUEUES_SEE,
                Permission.DEPARTMENTS_SEE,
                Permission.PERMISSIONS_SEE,
                Permission.PERMISSIONS_CHANGE));
    String clerk = hired(owner, "201", clerkSet);
    String clerks = TestIssuer.token(clerk, tenant.id());
    String wide = made(owner, "Wide", EnumSet.of(Permission.USAGE_SEE));

    // He makes nobody mightier than himself, nor himself.
    post(clerks, AGENTS, person("202", "director")).statusCode(403);
    post(clerks, AGENTS, person("202", wide)).statusCode(403);
    put(clerks, AGENTS + "/" + clerk, person(clerk, "201", "director")).statusCode(403);
    post(clerks, SETS, draft("Mine", EnumSet.of(Permission.USAGE_SEE)))
        .statusCode(403)
        .body("detail", containsString("usage.see"));
    put(clerks, SETS + "/" + clerkSet, draft("Clerk", EnumSet.allOf(Permission.class)))
        .statusCode(403);
    put(clerks, SETS + "/" + wide, draft("Wide", EnumSet.of(Permission.CALLS_TAKE)))
        .statusCode(403);
    // Nor anybody less mighty who is mightier than he.
    put(clerks, AGENTS + "/" + tenant.owner(), person(tenant.owner(), "900", "employee"))
        .statusCode(403);
    Api.as(clerks).delete(AGENTS + "/" + tenant.owner()).then().statusCode(403);
    // But he does his work.
    String ana = hired(clerks, "203", "employee");
    Api.as(clerks).delete(AGENTS + "/" + ana).then().statusCode(204);
    made(clerks, "Viewer", EnumSet.of(Permission.AGENTS_SEE));

    put(owner, AGENTS + "/" + tenant.owner(), person(tenant.owner(), "900", "manager"))
        .statusCode(409)
        .body("detail", containsString("last one"))
        .body("errors.code", contains("last-director"));
    Api.as(owner).delete(AGENTS + "/" + tenant.owner()).then().statusCode(409);
    String second = hired(owner, "204", "director");
    Api.as(clerks).delete(AGENTS + "/" + second).then().statusCode(403);
    put(owner, AGENTS + "/" + second, person(second, "204", "employee")).statusCode(200);
  }

  @Test
  @DisplayName("[D3] nobody takes from himself what he would need to take it back; another may")
  void nobodyFalls() {
    Api.Tenant tenant = Api.signUp("Falls", identities);
    String owner = tenant.ownerToken();
    Set<Permission> hands =
        EnumSet.of(
            Permission.AGENTS_SEE,
            Permission.AGENTS_CHANGE,
            Permission.QUEUES_SEE,
            Permission.DEPARTMENTS_SEE,
            Permission.PERMISSIONS_SEE,
            Permission.PERMISSIONS_CHANGE);
    String set = made(owner, "Clerk", hands);
    String clerk = hired(owner, "201", set);
    String clerks = TestIssuer.token(clerk, tenant.id());
    EnumSet<Permission> less = EnumSet.copyOf(hands);
    less.remove(Permission.PERMISSIONS_CHANGE);
    put(clerks, SETS + "/" + set, draft("Clerk", less))
        .statusCode(409)
        .body("detail", containsString("keep permissions.change yourself"))
        .body("errors.code", contains("own-loss"));
    put(clerks, AGENTS + "/" + clerk, person(clerk, "201", "employee"))
        .statusCode(409)
        .body("detail", containsString("yourself"));
    Api.as(owner)
        .get(SETS + "/" + set)
        .then()
        .body("permissions", hasItem("permissions.change"))
        .body("people", equalTo(1));
    // What he has by another set he keeps.
    String same = made(clerks, "The same", hands);
    put(
            clerks,
            AGENTS + "/" + clerk,
            person(clerk, "201", set).replace("'" + set, "'" + same + "','" + set))
        .statusCode(200);
    put(clerks, SETS + "/" + set, draft("Clerk", less)).statusCode(200);
    put(owner, SETS + "/" + same, draft("The same", less)).statusCode(200);
    put(clerks, SETS + "/" + set, draft("Clerk", hands)).statusCode(403);

    String second = hired(owner, "202", "director");
    put(
            TestIssuer.token(second, tenant.id()),
            AGENTS + "/" + second,
            person(second, "202", "manager"))
        .statusCode(409)
        .body("detail", containsString("yourself"));
    put(owner, AGENTS + "/" + second, person(second, "202", "manager")).statusCode(200);
  }

  @Test
  @DisplayName("[D3] a set is named in any script, in 80 characters of any size")
  void names() {
    Api.Tenant tenant = Api.signUp("Scripts", identities);
    String owner = tenant.ownerToken();
    for (String name :
        List.of("Kiểm soát chất lượng", "مراقبة الجودة", "质量检查", "แผนก", "😀".repeat(80))) {
      String set = made(owner, name, EnumSet.of(Permission.CALLS_SEE));
      Api.as(owner).get(SETS + "/" + set).then().body("name", equalTo(name));
      post(owner, SETS, draft(name, EnumSet.of(Permission.CALLS_SEE))).statusCode(409);
    }
    post(owner, SETS, draft("😀".repeat(81), EnumSet.of(Permission.CALLS_SEE)))
        .statusCode(400)
        .body("errors.place", contains("/name"))
        .body("errors.code", contains("length"));
    post(owner, SETS, "{'name':'two\\nlines','permissions':['calls.see']}")
        .statusCode(400)
        .body("errors.place", contains("/name"));
  }

  @Test
  @DisplayName("[D3] bad sets are refused with each mistake at its place")
  void badInput() {
    Api.Tenant tenant = Api.signUp("Bad sets", identities);
    String owner = tenant.ownerToken();
    post(owner, SETS, "{'name':'','permissions':['calls.see']}")
        .statusCode(400)
        .body("errors.place", hasItem("/name"));
    post(owner, SETS, "{'name':'x','permissions':[]}")
        .statusCode(400)
        .body("errors.place", hasItem("/permissions"));
    post(owner, SETS, "{'name':'x'}").statusCode(400);
    post(owner, SETS, "{'name':'x','permissions':['calls.steal']}")
        .statusCode(400)
        .body(containsString("catalogue"));
    post(owner, SETS, "{'name':'x','permissions':[null]}").statusCode(400);
    post(owner, SETS, "{'name':'x','permissions':['queues.change','queues.see']}")
        .statusCode(400)
        .body("errors.place", contains("/permissions"))
        .body("errors.code", contains("needs"))
        .body("detail", containsString("prompts.see beside queues.change"));
    String good = made(owner, "Good", EnumSet.of(Permission.CUSTOMERS_SEE));
    put(owner, SETS + "/" + good, "{'name':'Good','permissions':['customers.delete']}")
        .statusCode(400)
        .body("errors.code", contains("needs", "needs"));
    post(owner, AGENTS, person("205", "ps-none"))
        .statusCode(400)
        .body("errors.code", hasItem("unknown-set"));
  }

  private static Set<Permission> permissions(Collection<String> scopes) {
    return scopes.stream()
        .flatMap(word -> Permission.find(word).stream())
        .collect(Collectors.toSet());
  }

  /// The provider's operations are refused whatever of the catalogue somebody has.
  private static Set<Permission> orAny(Set<Permission> needed) {
    return needed.isEmpty() ? Set.of(Permission.USAGE_SEE) : needed;
  }

  private static Response ask(Operation operation, String token) {
    return Api.creating(token)
        .contentType(operation.takesSheet() ? "text/csv" : "application/json")
        .request(operation.method(), operation.path().replaceAll("\\{[a-z]+}", "1"));
  }

  private static Set<String> words(Set<Permission> permissions) {
    return permissions.stream().map(Permission::word).collect(Collectors.toSet());
  }

  private static String made(String token, String name, Set<Permission> permissions) {
    return post(token, SETS, draft(name, permissions)).statusCode(201).extract().path("id");
  }

  private static void change(String token, String set, Set<Permission> permissions) {
    put(token, SETS + "/" + set, draft("Changed", permissions)).statusCode(200);
  }

  /// Past the API, which refuses what can not be used: each operation is tried with its permission
  /// alone.
  private void write(String tenant, String set, Set<Permission> permissions) {
    database.run(
        c ->
            Sql.update(
                c,
                "update %s.permission_set set permissions = ? where id = ?"
                    .formatted(TenantSchemas.name(new TenantId(tenant))),
                words(permissions),
                set));
  }

  private static String draft(String name, Set<Permission> permissions) {
    return Json.write(new PermissionSetView.Draft(name, permissions));
  }

  private static String hired(String token, String extension, String set) {
    return post(token, AGENTS, person(extension, set)).statusCode(201).extract().path("id");
  }

  private static String person(String extension, String set) {
    return personWith(UUID.randomUUID() + "@example.test", extension, set);
  }

  private String person(String id, String extension, String set) {
    return personWith(identities.emailOf(id), extension, set);
  }

  private static String personWith(String mail, String extension, String set) {
    return "{'name':'Ana','email':'%s','extension':'%s','sets':['%s'],'queues':[]}"
        .formatted(mail, extension, set);
  }

  private static ValidatableResponse post(String token, String path, String body) {
    return Api.creating(token).body(body.replace('\'', '"')).post(path).then();
  }

  private static ValidatableResponse put(String token, String path, String body) {
    return Api.as(token).body(body.replace('\'', '"')).put(path).then();
  }
}
