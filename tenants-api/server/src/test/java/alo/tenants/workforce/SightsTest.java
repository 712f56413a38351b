package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.Event;
import alo.contract.live.FeedMessage;
import alo.contract.value.E164;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
  private static final String WIDE =
      "'calls.see','calls.export','calls.control','recordings.listen','board.see','agents.see'";
  private static final String DEPARTMENTS =
      "'calls.see-department','calls.export','calls.control','recordings.listen',"
          + "'board.see-department','agents.see-department'";
  private static final String OWN =
      "'calls.see-own','calls.export','recordings.listen','board.see-own','agents.see-own'";

  @Inject FakeIdentities identities;

  /// A company with its tree.
  private record House(Api.Tenant tenant, Map<String, String> departments, Map<String, Person> of) {
    String id(String person) {
      return of.get(person).id();
    }

    String token(String person) {
      return TestIssuer.token(id(person), tenant.id());
    }

    InteractionId call(String name) {
      return new InteractionId("edge1-" + name + "-" + tenant.id());
    }

    List<String> calls(String... names) {
      return Arrays.stream(names).map(name -> call(name).value()).toList();
    }

    List<String> ids(String... people) {
      return Arrays.stream(people).map(this::id).toList();
    }
  }

  private record Person(String id, String mail, String extension, String set) {}

  @Test
  @DisplayName("[D2] who sees his department's rows finds those of it and below in every list")
  void lists() {
    House house = house("Lists", DEPARTMENTS);
    String boss = house.token("boss");
    String[] seen = house.calls("mid", "low", "passed").toArray(String[]::new);
    for (String list : List.of("/api/v1/interactions", "/api/v1/calls")) {
      Api.as(boss).get(list).then().statusCode(200).body("items.id", containsInAnyOrder(seen));
      Api.as(house.token("wide"))
          .get(list)
          .then()
          .body("items.size()", equalTo(6))
          .body("next", equalTo(null));
    }
    // A filter narrows what is seen and widens nothing.
    Api.as(boss)
        .get("/api/v1/interactions?agent=" + house.id("top"))
        .then()
        .statusCode(200)
        .body("items.id", contains(house.call("passed").value()));
    Api.as(boss)
        .get("/api/v1/interactions?agent=" + house.id("none"))
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
            "items.id", containsInAnyOrder(house.ids("boss", "mid", "low").toArray(String[]::new)));
  }

  @Test
  @DisplayName("[D2] a row outside of the department is not there, whatever is done with it")
  void rows() {
    House house = house("Rows", DEPARTMENTS);
    String boss = house.token("boss");
    Map<String, Boolean> calls = new HashMap<>();
    Stream.of("mid", "low", "passed").forEach(call -> calls.put(call, true));
    Stream.of("top", "none", "waits").forEach(call -> calls.put(call, false));
    calls.forEach(
        (name, seen) -> {
          String call = house.call(name).value();
          int expected = seen ? 200 : 404;
          String at = "/api/v1/interactions/" + call;
          Api.as(boss).get(at).then().statusCode(expected);
          Api.as(boss).get(at + "/events").then().statusCode(expected);
          Api.as(boss)
              .post("/api/v1/recordings/" + call + "-r1/address")
              .then()
              .statusCode(expected);
          for (String act : List.of("hold", "resume", "hang-up")) {
            int answer = Api.creating(boss).post("/api/v1/calls/" + call + "/" + act).statusCode();
            assertThat(answer == 404).as("%s %s: %s", act, name, answer).isNotEqualTo(seen);
          }
        });
    for (String person : List.of("boss", "mid", "low")) {
      Api.as(boss).get("/api/v1/agents/" + house.id(person)).then().statusCode(200);
      assertThat(placed(boss, house.id(person))).isNotIn(403, 404);
    }
    for (String person : List.of("top", "none", "wide")) {
      Api.as(boss)
          .get("/api/v1/agents/" + house.id(person))
          .then()
          .statusCode(404)
          .body("code", equalTo("NOT_FOUND"));
      assertThat(placed(boss, house.id(person))).isEqualTo(404);
      assertThat(placed(house.token("wide"), house.id(person))).isNotIn(403, 404);
    }
  }

  @Test
  @DisplayName("[D2] rows follow the department in which their agent is now, and the tree as it is")
  void moves() {
    House house = house("Moves", DEPARTMENTS);
    String boss = house.token("boss");
    move(house, "low", null);
    seen(boss, house.calls("mid"), house.ids("boss", "mid"));
    move(house, "none", "low");
    seen(boss, house.calls("mid", "none"), house.ids("boss", "mid", "none"));
    put(house, "low", "{'name':'low','products':[]}");
    seen(boss, house.calls("mid"), house.ids("boss", "mid"));
    put(
        house,
        "top",
        "{'name':'top','products':[],'parent':'%s'}".formatted(house.departments.get("low")));
    seen(boss, house.calls("mid"), house.ids("boss", "mid"));
    // In the lowest department are now all that are below it.
    move(house, "boss", "low");
    seen(
        boss, house.calls("top", "mid", "passed", "none"), house.ids("boss", "top", "mid", "none"));
    move(house, "boss", null);
    seen(boss, List.of(), house.ids("boss"));
    // Of who is gone, only who sees all sees the rows.
    move(house, "boss", "mid");
    Api.as(house.tenant.ownerToken())
        .delete("/api/v1/agents/" + house.id("mid"))
        .then()
        .statusCode(204);
    seen(boss, List.of(), house.ids("boss"));
    Api.as(house.token("wide")).get("/api/v1/interactions").then().body("items.size()", equalTo(6));
  }

  @Test
  @DisplayName("[D2] the feed tells of the department's agents and calls, also when somebody moves")
  void feeds() {
    House house = house("Sees feed", DEPARTMENTS);
    String ticket = ticket(house.token("boss"));
    try (TestEdge edge = TestEdge.connect("edge1", 7_201);
        TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      FeedMessage.Board board = Json.read(feed.next(), FeedMessage.Board.class);
      assertThat(agents(board)).containsExactlyInAnyOrderElementsOf(house.ids("mid", "low"));
      assertThat(calls(board))
          .containsExactlyInAnyOrderElementsOf(house.calls("mid", "low", "passed"));
      edge.send(
          Stream.of("top", "none", "low")
              .map(person -> edge.event(house.tenant.id(), TEN, ready(house, person)))
              .toList());
      assertThat(Json.read(feed.next(), FeedMessage.AgentChanged.class).agent().agent().value())
          .isEqualTo(house.id("low"));
      edge.send(offered(edge, house, "later", "none"));
      edge.send(offered(edge, house, "last", "mid"));
      String frame = feed.next(text -> text.contains("call-changed"));
      assertThat(Json.read(frame, FeedMessage.CallChanged.class).call().id())
          .isEqualTo(house.call("last"));
      // By a whole board, since lines only come.
      move(house, "low", null);
      board = board(feed, b -> !agents(b).contains(house.id("low")));
      assertThat(agents(board)).containsExactlyElementsOf(house.ids("mid"));
      assertThat(calls(board)).containsExactlyInAnyOrderElementsOf(house.calls("mid", "last"));
      move(house, "none", "low");
      board = board(feed, b -> agents(b).contains(house.id("none")));
      assertThat(calls(board)).containsAll(house.calls("none", "later"));
      // Who does not see all begins with a whole board: nobody knows what he saw before.
      String again = ticket(house.token("boss")) + "&after=" + board.sequence();
      try (TestSocket resumed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + again))) {
        assertThat(agents(Json.read(resumed.next(), FeedMessage.Board.class)))
            .containsExactlyInAnyOrderElementsOf(house.ids("mid", "none"));
      }
      give(house, "boss", "'calls.see-own'");
      assertThat(feed.closed()).startsWith("1008");
    }
  }

  @Test
  @DisplayName("[D2] who sees only his own rows finds himself, also on the board")
  void own() {
    House house = house("Own rows", OWN);
    String boss = house.token("boss");
    seen(boss, List.of(), house.ids("boss"));
    Api.as(boss).get("/api/v1/agents/" + house.id("low")).then().statusCode(404);
    String ticket = ticket(boss);
    try (TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      FeedMessage.Board board = Json.read(feed.next(), FeedMessage.Board.class);
      assertThat(agents(board)).isEmpty();
      assertThat(calls(board)).isEmpty();
      // He comes to the board, and nobody else does.
      give(house, "boss", OWN + ",'calls.take'");
      FeedMessage.AgentChanged line = Json.read(feed.next(), FeedMessage.AgentChanged.class);
      assertThat(line.agent().agent().value()).isEqualTo(house.id("boss"));
    }
    Api.as(boss).get("/api/v1/interactions?agent=" + house.id("low")).then().statusCode(403);
  }

  @Test
  @DisplayName(
      "[D2] a set says whose rows, the widest of several counts, and nobody gives a wider one")
  void composes() {
    House house = house("Composes sight", DEPARTMENTS);
    String owner = house.tenant.ownerToken();
    set(owner, "Wrong", "'calls.see-departement'")
        .statusCode(400)
        .body("errors[0].place", containsString("/permissions"));
    give(house, "boss", DEPARTMENTS + ",'calls.see'");
    Api.as(house.token("boss")).get("/api/v1/interactions").then().body("items.size()", equalTo(6));
    Api.as(house.token("boss")).get("/api/v1/agents").then().body("items.size()", equalTo(3));
    String hands = "'permissions.see','permissions.change'";
    give(house, "boss", "'calls.see','agents.see-department'," + hands);
    String boss = house.token("boss");
    set(boss, "Narrower", "'calls.see-department','agents.see-own'").statusCode(201);
    set(boss, "Not his", "'board.see-department'").statusCode(403);
    give(house, "boss", "'calls.see-department'," + hands);
    set(boss, "Wider", "'calls.see'").statusCode(403).body("detail", containsString("calls.see"));
    // A program is in no department.
    Api.creating(owner)
        .body("{\"name\":\"P\",\"permissions\":[\"calls.see-department\"]}")
        .post("/api/v1/integrations")
        .then()
        .statusCode(400)
        .body("errors.place", contains("/permissions"))
        .body("errors.code", contains("for-people"));
  }

  private House house(String company, String bossMay) {
    Api.Tenant tenant = Api.signUp(company, identities);
    Map<String, String> departments = new HashMap<>();
    departments.put("top", department(tenant, "top", null));
    departments.put("mid", department(tenant, "mid", departments.get("top")));
    departments.put("low", department(tenant, "low", departments.get("mid")));
    Map<String, Person> people = new HashMap<>();
    House house = new House(tenant, departments, people);
    String desk =
        set(tenant.ownerToken(), "Desk", "'calls.take'").statusCode(201).extract().path("id");
    for (String person : List.of("top", "mid", "low", "none")) {
      people.put(person, hired(house, person, desk, departments.get(person)));
    }
    for (Map.Entry<String, String> one : Map.of("boss", bossMay, "wide", WIDE).entrySet()) {
      String set =
          set(tenant.ownerToken(), one.getKey(), one.getValue())
              .statusCode(201)
              .extract()
              .path("id");
      String place = one.getKey().equals("boss") ? departments.get("mid") : null;
      people.put(one.getKey(), hired(house, one.getKey(), set, place));
    }
    try (TestEdge edge = TestEdge.connect("edge1", 7_200)) {
      for (String person : List.of("top", "mid", "low", "none")) {
        edge.send(talked(edge, house, person, person));
      }
      // It rang who is above, and was taken below.
      edge.send(talked(edge, house, "passed", "top", "low"));
      edge.send(talked(edge, house, "waits"));
    }
    return house;
  }

  private static List<EventEnvelope> offered(
      TestEdge edge, House house, String name, String agent) {
    InteractionId call = house.call(name);
    return Stream.<Event>of(arrived(house, call), offer(house, call, agent))
        .map(event -> edge.event(house.tenant.id(), TEN, event))
        .toList();
  }

  /// A call that rings some people after each other; the last one talks.
  private static List<EventEnvelope> talked(
      TestEdge edge, House house, String name, String... agents) {
    InteractionId call = house.call(name);
    List<Event> events = new ArrayList<>(List.of(arrived(house, call)));
    for (String agent : agents) {
      events.add(offer(house, call, agent));
      OfferId offer = new OfferId(agent + "-" + call);
      boolean last = agent.equals(agents[agents.length - 1]);
      events.add(
          last
              ? new Event.OfferAnswered(call, offer)
              : new Event.OfferEnded(call, offer, Event.OfferOutcome.NO_ANSWER, 19));
    }
    events.add(
        new Event.RecordingStored(
            call, new RecordingId(call + "-r1"), "ab".repeat(32), 44, 1, house.tenant.id() + "/x"));
    return events.stream().map(event -> edge.event(house.tenant.id(), TEN, event)).toList();
  }

  private static Event arrived(House house, InteractionId call) {
    return new Event.CallArrived(
        call,
        new E164("+84901234567"),
        new E164(house.tenant.number()),
        new TrunkId("c1"),
        new FlowRef(new FlowId("f"), 1));
  }

  private static Event offer(House house, InteractionId call, String agent) {
    return new Event.CallOffered(
        call,
        new OfferId(agent + "-" + call),
        new AgentId(house.id(agent)),
        null,
        TEN.plusSeconds(20),
        false);
  }

  private static Event ready(House house, String person) {
    return new Event.PresenceChanged(
        new AgentId(house.id(person)), Presence.READY, null, null, null);
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

  private static Person hired(House house, String name, String set, String department) {
    String extension = String.valueOf(201 + house.of.size());
    Person person = new Person("", UUID.randomUUID() + "@example.test", extension, set);
    String id =
        Api.creating(house.tenant.ownerToken())
            .body(draft(name, person, department))
            .post("/api/v1/agents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Person(id, person.mail(), extension, set);
  }

  private static void move(House house, String name, String department) {
    String place = department == null ? null : house.departments.get(department);
    Api.as(house.tenant.ownerToken())
        .body(draft(name, house.of.get(name), place))
        .put("/api/v1/agents/" + house.id(name))
        .then()
        .statusCode(200);
  }

  private static String draft(String name, Person person, String department) {
    return "{'name':'%s','email':'%s','extension':'%s','sets':['%s'],'queues':[],'department':%s}"
        .formatted(
            name,
            person.mail(),
            person.extension(),
            person.set(),
            department == null ? "null" : "'" + department + "'")
        .replace('\'', '"');
  }

  private static void give(House house, String name, String permissions) {
    Api.as(house.tenant.ownerToken())
        .body(("{'name':'" + name + "','permissions':[" + permissions + "]}").replace('\'', '"'))
        .put("/api/v1/permission-sets/" + house.of.get(name).set())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse set(String token, String name, String permissions) {
    return Api.creating(token)
        .body(("{'name':'" + name + "','permissions':[" + permissions + "]}").replace('\'', '"'))
        .post("/api/v1/permission-sets")
        .then();
  }

  private static String department(Api.Tenant tenant, String name, String parent) {
    String above = parent == null ? "null" : "\"" + parent + "\"";
    return Api.creating(tenant.ownerToken())
        .body("{\"name\":\"%s\",\"products\":[],\"parent\":%s}".formatted(name, above))
        .post("/api/v1/departments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void put(House house, String department, String body) {
    Api.as(house.tenant.ownerToken())
        .body(body.replace('\'', '"'))
        .put("/api/v1/departments/" + house.departments.get(department))
        .then()
        .statusCode(200);
  }
}
