package alo.tenants.workforce;

import alo.contract.agent.Presence;
import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.wire.testing.TestIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Three departments, one below the other: `top`, `mid` and `low`. In each works somebody of its
/// name who takes calls, and `none` in none; `boss` is in the middle one and `wide` sees all. Of
/// each who takes calls there is a call; `passed` rang above and was taken below, and `waits` rang
/// nobody.
record Company(Api.Tenant tenant, Map<String, String> departments, Map<String, Person> of) {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");
  private static final String WIDE =
      "'calls.see','calls.export','calls.control','recordings.listen','board.see','agents.see'";

  /// Somebody as he was entered.
  record Person(String id, String mail, String extension, String set) {}

  /// Founds one.
  ///
  /// @param bossMay what the manager of the middle department may do
  static Company founded(String name, String bossMay, FakeIdentities identities) {
    Api.Tenant tenant = Api.signUp(name, identities);
    Map<String, String> departments = new HashMap<>();
    departments.put("top", department(tenant, "top", null));
    departments.put("mid", department(tenant, "mid", departments.get("top")));
    departments.put("low", department(tenant, "low", departments.get("mid")));
    Map<String, Person> people = new HashMap<>();
    Company company = new Company(tenant, departments, people);
    String desk =
        SightsTest.set(tenant.ownerToken(), "Desk", "'calls.take'")
            .statusCode(201)
            .extract()
            .path("id");
    for (String person : List.of("top", "mid", "low", "none")) {
      people.put(person, company.hired(person, desk, departments.get(person)));
    }
    for (Map.Entry<String, String> one : Map.of("boss", bossMay, "wide", WIDE).entrySet()) {
      String set =
          SightsTest.set(tenant.ownerToken(), one.getKey(), one.getValue())
              .statusCode(201)
              .extract()
              .path("id");
      String place = one.getKey().equals("boss") ? departments.get("mid") : null;
      people.put(one.getKey(), company.hired(one.getKey(), set, place));
    }
    try (TestEdge edge = TestEdge.connect("edge1", 7_200)) {
      for (String person : List.of("top", "mid", "low", "none")) {
        edge.send(company.talked(edge, person, person));
      }
      // It rang who is above, and was taken below.
      edge.send(company.talked(edge, "passed", "top", "low"));
      edge.send(company.talked(edge, "waits"));
    }
    return company;
  }

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

  /// A call that rings somebody.
  List<EventEnvelope> offered(TestEdge edge, String name, String agent) {
    InteractionId call = call(name);
    return Stream.<Event>of(arrived(call), offer(call, agent))
        .map(event -> edge.event(tenant.id(), TEN, event))
        .toList();
  }

  /// A call that rings some people after each other; the last one talks.
  List<EventEnvelope> talked(TestEdge edge, String name, String... agents) {
    InteractionId call = call(name);
    List<Event> events = new ArrayList<>(List.of(arrived(call)));
    for (String agent : agents) {
      events.add(offer(call, agent));
      OfferId offer = new OfferId(agent + "-" + call);
      boolean last = agent.equals(agents[agents.length - 1]);
      events.add(
          last
              ? new Event.OfferAnswered(call, offer)
              : new Event.OfferEnded(call, offer, Event.OfferOutcome.NO_ANSWER, 19));
    }
    events.add(
        new Event.RecordingStored(
            call, new RecordingId(call + "-r1"), "ab".repeat(32), 44, 1, tenant.id() + "/x"));
    return events.stream().map(event -> edge.event(tenant.id(), TEN, event)).toList();
  }

  Event ready(String person) {
    return new Event.PresenceChanged(new AgentId(id(person)), Presence.READY, null, null, null);
  }

  /// Puts somebody into another department, or into none.
  void move(String name, String department) {
    move(tenant.ownerToken(), name, department, 200);
  }

  /// The same by somebody else, who may not be let.
  void move(String by, String name, String department, int answer) {
    String place = department == null ? null : departments.get(department);
    put(by, name, draft(name, of.get(name), place), answer);
  }

  /// Gives somebody a further set where he is: the department of his name.
  void hold(String by, String name, String set, int answer) {
    String draft = draft(name, of.get(name), departments.get(name));
    String held = "\"sets\":[\"" + of.get(name).set() + "\"";
    put(by, name, draft.replace(held, held + ",\"" + set + "\""), answer);
  }

  /// Invites somebody with the set of somebody else.
  void invite(String by, String like, String department, int answer) {
    Person person = new Person("", UUID.randomUUID() + "@example.test", "300", of.get(like).set());
    Api.creating(by)
        .body(draft("new", person, departments.get(department)))
        .post("/api/v1/agents")
        .then()
        .statusCode(answer);
  }

  private void put(String by, String name, String draft, int answer) {
    Api.as(by).body(draft).put("/api/v1/agents/" + id(name)).then().statusCode(answer);
  }

  /// Lets somebody do other things.
  void give(String name, String permissions) {
    give(tenant.ownerToken(), name, permissions, 200);
  }

  /// The same by somebody else, who may not be let.
  void give(String by, String name, String permissions, int answer) {
    Api.as(by)
        .body(("{'name':'" + name + "','permissions':[" + permissions + "]}").replace('\'', '"'))
        .put("/api/v1/permission-sets/" + of.get(name).set())
        .then()
        .statusCode(answer);
  }

  /// Changes a department.
  void put(String department, String body) {
    shape(tenant.ownerToken(), department, body, 200);
  }

  /// The same by somebody else, who may not be let.
  void shape(String by, String department, String body, int answer) {
    Api.as(by)
        .body(body.replace('\'', '"'))
        .put("/api/v1/departments/" + departments.get(department))
        .then()
        .statusCode(answer);
  }

  private Event arrived(InteractionId call) {
    return new Event.CallArrived(
        call,
        new E164("+84901234567"),
        new E164(tenant.number()),
        new TrunkId("c1"),
        new FlowRef(new FlowId("f"), 1));
  }

  private Event offer(InteractionId call, String agent) {
    return new Event.CallOffered(
        call,
        new OfferId(agent + "-" + call),
        new AgentId(id(agent)),
        null,
        TEN.plusSeconds(20),
        false);
  }

  private Person hired(String name, String set, String department) {
    String extension = String.valueOf(201 + of.size());
    Person person = new Person("", UUID.randomUUID() + "@example.test", extension, set);
    String id =
        Api.creating(tenant.ownerToken())
            .body(draft(name, person, department))
            .post("/api/v1/agents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Person(id, person.mail(), extension, set);
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
}
