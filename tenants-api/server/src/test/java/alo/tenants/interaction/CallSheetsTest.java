package alo.tenants.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class CallSheetsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  private static final String EXPORT = "/api/v1/interactions/export";

  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;

  @Test
  @DisplayName("[B1] calls are exported as a sheet, by the same filters as the list")
  void exports() {
    Api.Tenant tenant = Api.signUp("Exports", identities);
    calls(tenant, 890);
    var answer =
        export(tenant.ownerToken(), Map.of())
            .statusCode(200)
            .contentType("text/csv")
            .header("Content-Disposition", "attachment; filename=\"calls.csv\"");
    byte[] bytes = answer.extract().asByteArray();
    assertThat(Arrays.copyOf(bytes, 3)).containsExactly(0xEF, 0xBB, 0xBF);
    List<String> lines = lines(answer);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .isEqualTo(
            "call,direction,customer,number,queue,agent,started,answered,ended,outcome,"
                + "wait_seconds,talk_seconds,hold_seconds,wrap_up,recordings");
    assertThat(lines.get(1))
        .isEqualTo(
            ("edge1-sheet-out-%1$s,OUT,'+84907654321,'%2$s,,Ngô Thị Chủ,2026-11-22T10:05:00+07:00,"
                    + ",2026-11-22T10:05:20+07:00,NOT_ANSWERED,0,0,0,,0")
                .formatted(tenant.id(), tenant.number()));
    assertThat(lines.get(2))
        .isEqualTo(
            ("edge1-sheet-in-%1$s,IN,'+84901234567,'%2$s,,,2026-11-22T10:00:00+07:00,"
                    + "2026-11-22T10:00:01+07:00,2026-11-22T10:00:30+07:00,ABANDONED,0,0,0,,0")
                .formatted(tenant.id(), tenant.number()));
    for (Map<String, String> filter :
        List.of(
            Map.of("phone", "+84901234567"),
            Map.of("to", "2026-11-22T03:01:00Z"),
            Map.of("from", "2026-11-22T03:00:00Z", "to", "2026-11-22T03:00:01Z"))) {
      assertThat(lines(export(tenant.ownerToken(), filter).statusCode(200)))
          .as("%s", filter)
          .hasSize(2)
          .last()
          .asString()
          .startsWith("edge1-sheet-in-");
    }
    assertThat(lines(export(tenant.ownerToken(), Map.of("agent", tenant.owner())))).hasSize(2);
    assertThat(lines(export(tenant.ownerToken(), Map.of("queue", "q-none")))).hasSize(1);
  }

  @Test
  @DisplayName("[B1] a sheet is for those who may see all calls, and bad filters are refused")
  void refuses() {
    Api.Tenant tenant = Api.signUp("Export refused", identities);
    String agent = member(tenant, "employee", "201");
    String supervisor = member(tenant, "manager", "202");
    export(agent, Map.of()).statusCode(403).body("code", equalTo("FORBIDDEN"));
    export(supervisor, Map.of()).statusCode(200);
    export(TestIssuer.roleToken("pro", "provider"), Map.of()).statusCode(403);
    for (Map<String, String> wrong :
        List.of(
            Map.of("from", "yesterday"),
            Map.of("to", "2026-13-01T00:00:00Z"),
            Map.of("from", "+1000000000-12-31T23:59:59Z"),
            Map.of("to", "+300000-01-01T00:00:00Z"),
            Map.of("phone", "abc"),
            Map.of("agent", "no..such id"),
            Map.of("queue", "'; drop table x"))) {
      export(tenant.ownerToken(), wrong)
          .statusCode(400)
          .contentType("application/problem+json")
          .body("code", equalTo("INVALID_REQUEST"));
    }
  }

  @Test
  @DisplayName("[D3] who exports calls but sees only his own gets only these")
  void exportsWhatOneSees() {
    Api.Tenant tenant = Api.signUp("Exports own", identities);
    calls(tenant, 892);
    String set =
        Api.creating(tenant.ownerToken())
            .body("{\"name\":\"Own\",\"permissions\":[\"calls.export\",\"calls.see-own\"]}")
            .post("/api/v1/permission-sets")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String clerk = member(tenant, set, "201");
    assertThat(lines(export(clerk, Map.of()).statusCode(200))).hasSize(1);
    export(clerk, Map.of("agent", tenant.owner())).statusCode(403);
    assertThat(lines(export(tenant.ownerToken(), Map.of()))).hasSize(3);
  }

  @Test
  @DisplayName("[B1] a sheet that would not be whole is refused, one that just is comes in full")
  void limitsRows() throws SQLException {
    Api.Tenant tenant = Api.signUp("Exports a lot", identities);
    calls(tenant, 891);
    execute(
        """
        insert into t_%1$s.interaction (id, direction, ours, theirs, agents, started_at, live,
          record)
        select 'copy-' || n, direction, ours, theirs, agents, started_at - interval '1 day', live,
          replace(record, i.id, 'copy-' || n)
        from t_%1$s.interaction i, generate_series(1, %2$d) n where i.id like 'edge1-sheet-in-%%'
        """
            .formatted(tenant.id(), CallSheets.ROWS_MAX - 2));
    List<String> lines = lines(export(tenant.ownerToken(), Map.of()).statusCode(200));
    assertThat(lines).hasSize(CallSheets.ROWS_MAX + 1).doesNotHaveDuplicates();
    execute(
        """
        insert into t_%1$s.interaction (id, direction, ours, theirs, agents, started_at, live,
          record)
        select 'one-more', direction, ours, theirs, agents, started_at, live, record
        from t_%1$s.interaction where id = 'copy-1'
        """
            .formatted(tenant.id()));
    export(tenant.ownerToken(), Map.of())
        .statusCode(429)
        .contentType("application/problem+json")
        .body("code", equalTo("LIMIT_REACHED"));
    export(tenant.ownerToken(), Map.of("from", TEN.toString())).statusCode(200);
  }

  @Test
  @DisplayName("[B1] no cell of a sheet is run as a formula, and each keeps its text")
  void neutralisesFormulas() {
    assertThat(CallSheets.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(CallSheets.cell("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    for (String begin : List.of("+", "-", "@", "\t", "＝", " =", "\t@", " \t-")) {
      assertThat(CallSheets.cell(begin + "x")).isEqualTo("'" + begin + "x");
    }
    assertThat(CallSheets.cell("\r=x")).isEqualTo("\"'\r=x\"");
    assertThat(CallSheets.cell("x;=1+1")).isEqualTo("x;'=1+1");
    assertThat(CallSheets.cell("x; \"@y")).isEqualTo("\"x;' \"\"@y\"");
    assertThat(CallSheets.cell("a; b-c")).isEqualTo("a; b-c");
    assertThat(CallSheets.cell("Đèn, Lồng")).isEqualTo("\"Đèn, Lồng\"");
    assertThat(CallSheets.cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CallSheets.cell("2026-11-22T10:00:00+07:00")).isEqualTo("2026-11-22T10:00:00+07:00");
    assertThat(CallSheets.cell("")).isEmpty();
  }

  private static String member(Api.Tenant tenant, String role, String extension) {
    String id =
        Api.creating(tenant.ownerToken())
            .body(
                """
                {"name":"=Ana","email":"%s-%s@example.test","extension":"%s","sets":["%s"],
                 "queues":[]}\
                """
                    .formatted(tenant.id(), extension, extension, role))
            .post("/api/v1/agents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return TestIssuer.token(id, tenant.id());
  }

  private static ValidatableResponse export(String token, Map<String, String> filter) {
    return Api.as(token).queryParams(filter).get(EXPORT).then();
  }

  private static List<String> lines(ValidatableResponse answer) {
    String text = new String(answer.extract().asByteArray(), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
    return List.of(text.substring(1).split("\r\n"));
  }

  /// One that came and was given up, one that was placed and not answered.
  private static void calls(Api.Tenant tenant, long epoch) {
    InteractionId in = new InteractionId("edge1-sheet-in-" + tenant.id());
    InteractionId out = new InteractionId("edge1-sheet-out-" + tenant.id());
    Instant later = TEN.plusSeconds(300);
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  TEN,
                  new Event.CallArrived(
                      in,
                      new E164("+84901234567"),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      new FlowRef(new FlowId("f"), 1))),
              edge.event(tenant.id(), TEN.plusSeconds(1), new Event.CallAnswered(in)),
              edge.event(
                  tenant.id(),
                  TEN.plusSeconds(30),
                  new Event.CallEnded(in, Event.EndedBy.CUSTOMER, 16, null, null)),
              edge.event(
                  tenant.id(),
                  later,
                  new Event.CallPlaced(
                      out,
                      new AgentId(tenant.owner()),
                      new OfferId("o-" + out),
                      new DialString("+84907654321"),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      null)),
              edge.event(
                  tenant.id(),
                  later.plusSeconds(20),
                  new Event.CallEnded(out, Event.EndedBy.CUSTOMER, 19, null, null))));
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
