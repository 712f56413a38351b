package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.agent.AgentBoard;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.CallRecord;
import alo.contract.live.FeedMessage;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Three departments, one below the other, somebody in each and somebody in none: what the manager
/// of the middle one sees, at every door.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SightsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  private static final String DEPARTMENTS =
      "'calls.see-department','calls.export','calls.control','recordings.listen',"
          + "'board.see-department','agents.see-department'";
  private static final String OWN =
      "'calls.see-own','calls.export','recordings.listen','board.see-own','agents.see-own'";

  /// What an act on a call answers that was let through: no edge is linked.
  private static final int UNREACHABLE = 503;

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[D2] who sees his department's rows finds those of it and below in every list")
  void lists() {
    Company company = Company.founded("Lists", DEPARTMENTS, identities);
    String boss = company.token("boss");
    String[] seen = company.calls("mid", "low", "passed").toArray(String[]::new);
    for (String list : List.of("/api/v1/interactions", "/api/v1/calls")) {
      Api.as(boss).get(list).then().statusCode(200).body("items.id", containsInAnyOrder(seen));
      Api.as(company.token("wide"))
          .get(list)
          .then()
          .body("items.size()", equalTo(6))
          .body("next", equalTo(null));
    }
    // A filter narrows what is seen and widens nothing.
    Api.as(boss)
        .get("/api/v1/interactions?agent=" + company.id("top"))
        .then()
        .statusCode(200)
        .body("items.id", contains(company.call("passed").value()));
    Api.as(boss)
        .get("/api/v1/interactions?agent=" + company.id("none"))
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
    String page = "/api/v1/interactions?limit=2";
    String next =
        Api.as(boss).get(page).then().body("items.size()", equalTo(2)).extract().path("next");
    Api.as(boss)
        .get(page + "&cursor=" + next)
        .then()
        .body("items.size()", equalTo(1))
        .body("next", equalTo(null));
    String sheet =
        Api.as(boss).get("/api/v1/interactions/export").then().statusCode(200).extract().asString();
    assertThat(sheet.lines().skip(1).map(line -> line.split(",")[0]))
        .containsExactlyInAnyOrder(seen);
    Api.as(boss)
        .get("/api/v1/agents")
        .then()
        .statusCode(200)
        .body(
            "items.id",
            containsInAnyOrder(company.ids("boss", "mid", "low").toArray(String[]::new)));
  }

  @Test
  @DisplayName("[D2] a row outside of the department is not there, whatever is done with it")
  void rows() {
    Company company = Company.founded("Rows", DEPARTMENTS, identities);
    String boss = company.token("boss");
    Map<String, Boolean> calls = new HashMap<>();
    Stream.of("mid", "low", "passed").forEach(call -> calls.put(call, true));
    Stream.of("top", "none", "waits").forEach(call -> calls.put(call, false));
    calls.forEach(
        (name, seen) -> {
          String call = company.call(name).value();
          int expected = seen ? 200 : 404;
          int commanded = seen ? UNREACHABLE : 404;
          String at = "/api/v1/interactions/" + call;
          Api.as(boss).get(at).then().statusCode(expected);
          Api.as(boss).get(at + "/events").then().statusCode(expected);
          Api.as(boss)
              .post("/api/v1/recordings/" + call + "-r1/address")
              .then()
              .statusCode(expected);
          for (String act : List.of("hold", "resume", "hang-up")) {
            assertThat(commanded(boss, call, act)).as("%s %s", act, name).isEqualTo(commanded);
          }
        });
    // Seen, because it rang below; neither heard nor controlled, because somebody else took it.
    try (TestEdge edge = TestEdge.connect("edge1", 7_202)) {
      edge.send(company.talked(edge, "taken", "low", "top"));
    }
    String taken = company.call("taken").value();
    Api.as(boss).get("/api/v1/interactions/" + taken).then().statusCode(200);
    Api.as(boss).post("/api/v1/recordings/" + taken + "-r1/address").then().statusCode(404);
    assertThat(commanded(boss, taken, "hang-up")).isEqualTo(404);
    for (String person : List.of("boss", "mid", "low")) {
      Api.as(boss).get("/api/v1/agents/" + company.id(person)).then().statusCode(200);
      assertThat(placed(boss, company.id(person))).isEqualTo(UNREACHABLE);
    }
    for (String person : List.of("top", "none", "wide")) {
      Api.as(boss)
          .get("/api/v1/agents/" + company.id(person))
          .then()
          .statusCode(404)
          .body("code", equalTo("NOT_FOUND"));
      assertThat(placed(boss, company.id(person))).isEqualTo(404);
      assertThat(placed(company.token("wide"), company.id(person))).isEqualTo(UNREACHABLE);
    }
  }

  @Test
  @DisplayName("[D2] rows follow the department in which their agent is now, and the tree as it is")
  void moves() {
    Company company = Company.founded("Moves", DEPARTMENTS, identities);
    String boss = company.token("boss");
    company.move("low", null);
    seen(boss, company.calls("mid"), company.ids("boss", "mid"));
    company.move("none", "low");
    seen(boss, company.calls("mid", "none"), company.ids("boss", "mid", "none"));
    company.put("low", "{'name':'low','products':[]}");
    seen(boss, company.calls("mid"), company.ids("boss", "mid"));
    company.put(
        "top",
        "{'name':'top','products':[],'parent':'%s'}".formatted(company.departments().get("low")));
    seen(boss, company.calls("mid"), company.ids("boss", "mid"));
    // In the lowest department are now all that are below it.
    company.move("boss", "low");
    seen(
        boss,
        company.calls("top", "mid", "passed", "none"),
        company.ids("boss", "top", "mid", "none"));
    company.move("boss", null);
    seen(boss, List.of(), company.ids("boss"));
    // Of who is gone, only who sees all sees the rows.
    company.move("boss", "mid");
    Api.as(company.tenant().ownerToken())
        .delete("/api/v1/agents/" + company.id("mid"))
        .then()
        .statusCode(204);
    seen(boss, List.of(), company.ids("boss"));
    Api.as(company.token("wide"))
        .get("/api/v1/interactions")
        .then()
        .body("items.size()", equalTo(6));
  }

  @Test
  @DisplayName("[D2] who sees less controls no more: his own, a department's or everybody's calls")
  void controls() {
    Company company = Company.founded("Controls", OWN + ",'calls.control'", identities);
    String boss = company.token("boss");
    String low = company.call("low").value();
    assertThat(commanded(boss, low, "hang-up")).isEqualTo(404);
    assertThat(placed(boss, company.id("low"))).isEqualTo(404);
    assertThat(placed(boss, company.id("boss"))).isEqualTo(UNREACHABLE);
    String hands = ",'permissions.see','permissions.change'";
    company.give("boss", DEPARTMENTS + hands);
    assertThat(commanded(boss, low, "hang-up")).isEqualTo(UNREACHABLE);
    assertThat(commanded(boss, company.call("top").value(), "hang-up")).isEqualTo(404);
    for (String less : List.of(OWN + ",'calls.control'", "'calls.control'")) {
      company.give(boss, "boss", less + hands, 200);
      assertThat(commanded(boss, low, "hang-up")).as(less).isEqualTo(404);
      assertThat(commanded(boss, company.call("top").value(), "hang-up")).isEqualTo(404);
      assertThat(placed(boss, company.id("low"))).as(less).isEqualTo(404);
    }
    company.give("boss", "'calls.see','calls.control'");
    assertThat(commanded(boss, company.call("top").value(), "hang-up")).isEqualTo(UNREACHABLE);
  }

  @Test
  @DisplayName("[D2] a program controls all calls, and none is made by who does not")
  void programs() {
    String hands = ",'integrations.see','integrations.change'";
    Company company = Company.founded("Dials", DEPARTMENTS + hands, identities);
    program(company.token("boss"), "'calls.control'").statusCode(403);
    program(company.token("boss"), "'agents.see'").statusCode(403);
    String actor =
        program(company.tenant().ownerToken(), "'calls.control'")
            .statusCode(201)
            .extract()
            .path("actor");
    String dials = TestIssuer.token(actor, company.tenant().id());
    assertThat(placed(dials, company.id("low"))).isEqualTo(UNREACHABLE);
    assertThat(commanded(dials, company.call("top").value(), "hold")).isEqualTo(UNREACHABLE);
  }

  @Test
  @DisplayName("[D2] the feed tells of the department's agents and calls, also when somebody moves")
  void feeds() {
    Company company = Company.founded("Sees feed", DEPARTMENTS, identities);
    String ticket = ticket(company.token("boss"));
    try (TestEdge edge = TestEdge.connect("edge1", 7_201);
        TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      FeedMessage.Board board = Json.read(feed.next(), FeedMessage.Board.class);
      assertThat(board.whole()).isFalse();
      assertThat(agents(board)).containsExactlyInAnyOrderElementsOf(company.ids("mid", "low"));
      assertThat(calls(board))
          .containsExactlyInAnyOrderElementsOf(company.calls("mid", "low", "passed"));
      edge.send(
          Stream.of("top", "none", "low")
              .map(person -> edge.event(company.tenant().id(), TEN, company.ready(person)))
              .toList());
      assertThat(Json.read(feed.next(), FeedMessage.AgentChanged.class).agent().agent().value())
          .isEqualTo(company.id("low"));
      edge.send(company.offered(edge, "later", "none"));
      edge.send(company.offered(edge, "last", "mid"));
      String frame = feed.next(text -> text.contains("call-changed"));
      assertThat(Json.read(frame, FeedMessage.CallChanged.class).call().id())
          .isEqualTo(company.call("last"));
      // By a whole board, since lines only come.
      company.move("low", null);
      board = board(feed, b -> !agents(b).contains(company.id("low")));
      assertThat(agents(board)).containsExactlyElementsOf(company.ids("mid"));
      assertThat(calls(board)).containsExactlyInAnyOrderElementsOf(company.calls("mid", "last"));
      company.move("none", "low");
      board = board(feed, b -> agents(b).contains(company.id("none")));
      assertThat(calls(board)).containsAll(company.calls("none", "later"));
      // Who does not see all begins with a whole board: nobody knows what he saw before.
      String again = ticket(company.token("boss")) + "&after=" + board.sequence();
      try (TestSocket resumed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + again))) {
        assertThat(agents(Json.read(resumed.next(), FeedMessage.Board.class)))
            .containsExactlyInAnyOrderElementsOf(company.ids("mid", "none"));
      }
      company.give("boss", "'calls.see','board.see'");
      board = board(feed, FeedMessage.Board::whole);
      assertThat(agents(board)).containsAll(company.ids("top", "low"));
      company.give("boss", "'calls.see-own'");
      assertThat(feed.closed()).startsWith("1008");
    }
  }

  @Test
  @DisplayName("[D2] who sees only his own rows finds himself, also on the board")
  void own() {
    Company company = Company.founded("Own rows", OWN, identities);
    String boss = company.token("boss");
    seen(boss, List.of(), company.ids("boss"));
    Api.as(boss).get("/api/v1/agents/" + company.id("low")).then().statusCode(404);
    String ticket = ticket(boss);
    try (TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      FeedMessage.Board board = Json.read(feed.next(), FeedMessage.Board.class);
      assertThat(agents(board)).isEmpty();
      assertThat(calls(board)).isEmpty();
      // He comes to the board, and nobody else does.
      company.give("boss", OWN + ",'calls.take'");
      FeedMessage.AgentChanged line = Json.read(feed.next(), FeedMessage.AgentChanged.class);
      assertThat(line.agent().agent().value()).isEqualTo(company.id("boss"));
    }
    Api.as(boss).get("/api/v1/interactions?agent=" + company.id("low")).then().statusCode(403);
  }

  @Test
  @DisplayName(
      "[D2] a set says whose rows, the widest of several counts, and nobody gives a wider one")
  void composes() {
    Company company = Company.founded("Composes sight", DEPARTMENTS, identities);
    String owner = company.tenant().ownerToken();
    set(owner, "Wrong", "'calls.see-departement'")
        .statusCode(400)
        .body("errors[0].place", containsString("/permissions"));
    company.give("boss", DEPARTMENTS + ",'calls.see'");
    Api.as(company.token("boss"))
        .get("/api/v1/interactions")
        .then()
        .body("items.size()", equalTo(6));
    Api.as(company.token("boss")).get("/api/v1/agents").then().body("items.size()", equalTo(3));
    String hands = "'permissions.see','permissions.change'";
    company.give("boss", "'calls.see','agents.see-department'," + hands);
    String boss = company.token("boss");
    set(boss, "Narrower", "'calls.see-department','agents.see-own'").statusCode(201);
    set(boss, "Not his", "'board.see-department'").statusCode(403);
    company.give("boss", "'calls.see-department'," + hands);
    set(boss, "Wider", "'calls.see'").statusCode(403).body("detail", containsString("calls.see"));
    company.give("boss", "'agents.see-department'," + hands);
    set(boss, "All people", "'agents.see'")
        .statusCode(403)
        .body("detail", containsString("agents.see"));
    company.give(boss, "boss", "'agents.see-department','agents.see'," + hands, 403);
    Api.as(boss).get("/api/v1/agents").then().body("items.size()", equalTo(3));
    // A program is in no department.
    program(owner, "'calls.see-department'")
        .statusCode(400)
        .body("errors.place", contains("/permissions"))
        .body("errors.code", contains("for-people"));
  }

  private static void seen(String token, List<String> calls, List<String> people) {
    Api.as(token)
        .get("/api/v1/interactions")
        .then()
        .body("items.id", containsInAnyOrder(calls.toArray(String[]::new)));
    Api.as(token)
        .get("/api/v1/agents")
        .then()
        .body("items.id", containsInAnyOrder(people.toArray(String[]::new)));
  }

  private static FeedMessage.Board board(TestSocket feed, Predicate<FeedMessage.Board> wanted) {
    String frame =
        feed.next(
            text ->
                text.contains("\"type\":\"board\"")
                    && wanted.test(Json.read(text, FeedMessage.Board.class)));
    return Json.read(frame, FeedMessage.Board.class);
  }

  private static Set<String> agents(FeedMessage.Board board) {
    return board.agents().stream()
        .map(AgentBoard::agent)
        .map(AgentId::value)
        .collect(Collectors.toSet());
  }

  private static Set<String> calls(FeedMessage.Board board) {
    return board.calls().stream()
        .map(CallRecord::id)
        .map(InteractionId::value)
        .collect(Collectors.toSet());
  }

  private static int placed(String token, String agent) {
    return Api.creating(token)
        .body("{\"agent\":\"%s\",\"to\":\"0901234567\"}".formatted(agent))
        .post("/api/v1/calls")
        .statusCode();
  }

  private static String ticket(String token) {
    return Api.as(token)
        .body("{\"purpose\":\"FEED\"}")
        .post("/api/v1/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  private static int commanded(String token, String call, String act) {
    return Api.creating(token).post("/api/v1/calls/" + call + "/" + act).statusCode();
  }

  /// Lets a program in.
  static ValidatableResponse program(String token, String permissions) {
    return Api.creating(token)
        .body(("{'name':'P','permissions':[" + permissions + "]}").replace('\'', '"'))
        .post("/api/v1/integrations")
        .then();
  }

  /// Composes a set.
  static ValidatableResponse set(String token, String name, String permissions) {
    return Api.creating(token)
        .body(("{'name':'" + name + "','permissions':[" + permissions + "]}").replace('\'', '"'))
        .post("/api/v1/permission-sets")
        .then();
  }
}
