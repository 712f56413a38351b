package alo.tenants.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each step of a sign-up fails in turn: those at the identity provider by the fake, those in the
/// database by triggers that let it fail in the middle of its work.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SignUpFailureTest {
  private static final String FAILING =
      """
      create or replace function control.told_to_fail() returns trigger language plpgsql as
        $$ begin raise exception 'Told to fail'; end $$;
      create or replace function control.told_to_fail_at_ddl() returns event_trigger
        language plpgsql as
        $$ begin
          if exists (select from pg_event_trigger_ddl_commands()
              where schema_name like 't\\_migratefai%'
                and object_identity like '%.customer') then
            raise exception 'Told to fail';
          end if;
        end $$;
      """;

  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;
  @Inject Provisioning provisioning;

  /// The steps in the database, each with a trigger that ends it; tenants' ids begin with the
  /// company's name.
  private enum Step {
    CLAIM("before update on control.tenant for each row when (new.number is not null and %s)"),
    OWNER("before update on control.tenant for each row when (new.owner_user is not null and %s)"),
    FURNISH("before update on control.number for each row when (new.flow is not null and %s)"),
    ACTIVATE("before update on control.tenant for each row when (new.state = 'ACTIVE' and %s)"),
    /// In the second file of the tenant's schema; the first is done.
    MIGRATE("on ddl_command_end when tag in ('ALTER TABLE')");

    private final String when;

    Step(String when) {
      this.when = when;
    }

    String company() {
      return name().toLowerCase(java.util.Locale.ROOT) + "fails";
    }

    String trigger() {
      if (this == MIGRATE) {
        return "create event trigger told "
            + when
            + " execute function control.told_to_fail_at_ddl()";
      }
      String id = this == FURNISH ? "new.tenant" : "new.id";
      String ours = id + " like '" + company().substring(0, 7) + "%'";
      return "create trigger told "
          + when.formatted(ours)
          + " execute function control.told_to_fail()";
    }
  }

  /// All that a sign-up makes.
  private record There(
      List<String> schemas,
      List<String> tenants,
      List<String> free,
      Set<String> organisations,
      List<AgentId> invited) {}

  @AfterEach
  void healthy() throws SQLException {
    identities.failAt();
    execute("drop event trigger if exists told");
    execute("drop trigger if exists told on control.tenant");
    execute("drop trigger if exists told on control.number");
  }

  @ParameterizedTest(name = "in {0}")
  @EnumSource(Step.class)
  @DisplayName(
      "[W1] a sign-up that fails in the database leaves nothing behind and works when tried again")
  void failsInTheDatabase(Step step) throws SQLException {
    Api.stock("edge1", 1);
    String key = UUID.randomUUID().toString();
    SignUp request = request(step.company());
    There before = there();
    execute(FAILING);
    execute(step.trigger());
    post(key, request)
        .statusCode(503)
        .contentType("application/problem+json")
        .body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
    There after = there();
    List<AgentId> invited = step == Step.ACTIVATE ? after.invited() : before.invited();
    assertThat(after)
        .isEqualTo(
            new There(
                before.schemas(),
                before.tenants(),
                before.free(),
                before.organisations(),
                invited));
    assertThat(identities.findUser(request.ownerEmail())).isEmpty();
    assertThat(welcomed(request)).as("a welcome").isFalse();
    healthy();
    worksNow(key, request);
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"createOrganisation", "findUser", "createUser", "addMember", "invite"})
  @DisplayName(
      "[W1] a sign-up that the identity provider refuses leaves nothing behind and works when tried"
          + " again")
  void failsAtTheIdentityProvider(String step) throws SQLException {
    Api.stock("edge1", 1);
    String key = UUID.randomUUID().toString();
    SignUp request = request("Refused at " + step);
    There before = there();
    identities.failAt(step);
    post(key, request).statusCode(503).body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
    identities.failAt();
    assertThat(there()).isEqualTo(before);
    assertThat(identities.findUser(request.ownerEmail())).isEmpty();
    assertThat(welcomed(request)).as("a welcome").isFalse();
    worksNow(key, request);
  }

  @Test
  @DisplayName("[W1] a sign-up whose invitation can not be mailed says so, and nothing is made")
  void saysThatNoMailWent() throws SQLException {
    Api.stock("edge1", 1);
    There before = there();
    identities.failAt("invite");
    post(UUID.randomUUID().toString(), request("No mail"))
        .statusCode(503)
        .body("detail", containsString("invitation could not be mailed, so nothing was made"));
    identities.failAt();
    assertThat(there()).isEqualTo(before);
  }

  @Test
  @DisplayName("[W1] what could not be taken back at once is taken back later")
  void healsLater() throws SQLException {
    Api.stock("edge1", 1);
    String key = UUID.randomUUID().toString();
    SignUp request = request("Stuck here");
    There before = there();
    identities.failAt("addMember", "deleteOrganisation");
    post(key, request).statusCode(503);
    assertThat(there()).as("left behind").isNotEqualTo(before);
    post(key, request).statusCode(409).body("code", equalTo("CONFLICT"));
    identities.failAt();
    execute(
        "update control.tenant set created_at = created_at - interval '5 minutes'"
            + " where id like 'stuckhere%'");
    provisioning.heal();
    assertThat(there()).isEqualTo(before);
    assertThat(identities.findUser(request.ownerEmail())).isEmpty();
    worksNow(key, request);
  }

  @Test
  @DisplayName("[W1] who owns another company stays what he was when his next sign-up fails")
  void leavesAnOwnerOfAnotherCompany() throws SQLException {
    Api.stock("edge1", 2);
    SignUp first = request("First firm");
    String tenant =
        post(UUID.randomUUID().toString(), first).statusCode(201).extract().path("tenant");
    AgentId owner = identities.findUser(first.ownerEmail()).orElseThrow();
    There before = there();
    SignUp second = new SignUp("furnishfails", "Ana", first.ownerEmail(), Language.EN);
    execute(FAILING);
    execute(Step.FURNISH.trigger());
    post(UUID.randomUUID().toString(), second).statusCode(503);
    assertThat(there()).isEqualTo(before);
    assertThat(identities.findUser(first.ownerEmail())).contains(owner);
    assertThat(identities.isMember(new TenantId(tenant), owner)).isTrue();
  }

  private void worksNow(String key, SignUp request) {
    String tenant = post(key, request).statusCode(201).extract().path("tenant");
    AgentId owner = identities.findUser(request.ownerEmail()).orElseThrow();
    assertThat(identities.isMember(new TenantId(tenant), owner)).isTrue();
    assertThat(identities.invited()).contains(owner);
    Api.as(TestIssuer.token(owner.value(), tenant))
        .get("/api/v1/numbers")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  private There there() throws SQLException {
    return new There(
        texts("select nspname from pg_namespace where nspname like 't\\_%' order by 1"),
        texts("select id || state from control.tenant order by 1"),
        texts(
            "select e164 from control.number"
                + " where tenant is null and label is null and flow is null order by 1"),
        identities.organisations(),
        identities.invited());
  }

  /// Whether a welcome has gone, or will go.
  private boolean welcomed(SignUp request) throws SQLException {
    return TestPlatform.isMailed(request.ownerEmail())
        || !texts(
                "select subject from control.letter where recipient = '"
                    + request.ownerEmail()
                    + "'")
            .isEmpty();
  }

  private static SignUp request(String company) {
    String mail = "ana-" + UUID.randomUUID() + "@example.test";
    return new SignUp(company, "Ana", mail, Language.EN);
  }

  private static ValidatableResponse post(String key, SignUp request) {
    return Api.as(Api.provider())
        .header("Idempotency-Key", key)
        .body(Json.write(request))
        .post("/api/v1/signups")
        .then();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
