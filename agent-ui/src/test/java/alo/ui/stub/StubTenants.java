package alo.ui.stub;

import alo.contract.agent.AgentView;
import alo.contract.calendar.CalendarView;
import alo.contract.customer.CustomerView;
import alo.contract.id.AgentId;
import alo.contract.id.CalendarId;
import alo.contract.id.CustomerId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.PermissionSetView;
import alo.contract.identity.SecuritySettings;
import alo.contract.interaction.CallRecord;
import alo.contract.isolation.IsolationStanding;
import alo.contract.number.NumberKind;
import alo.contract.number.NumberView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueView;
import alo.contract.tenant.Page;
import alo.contract.tenant.SignUp;
import alo.contract.tenant.Ticket;
import alo.contract.value.E164;
import alo.wire.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The control plane's API over [StubState].
final class StubTenants {
  private static final String API = "/api/v1/";
  private final StubState state;
  private final StubFlows flows;
  private final StubPrograms programs = new StubPrograms();
  private final String origin;

  StubTenants(StubState state, String origin) {
    this.state = state;
    flows = new StubFlows(state);
    this.origin = origin;
  }

  void handle(HttpServerRequest request, String body) {
    if (isKnownPrompt(request.path()) && !request.getHeader("Accept").contains("audio/wav")) {
      request.response().setStatusCode(406).end();
      return;
    }
    if (request.path().startsWith("/media/") || isKnownPrompt(request.path())) {
      request.response().putHeader("Content-Type", "audio/wav").end(Buffer.buffer(StubSound.wav()));
      return;
    }
    if (!request.path().startsWith(API)) {
      request.response().setStatusCode(404).end();
      return;
    }
    if (request.path().endsWith("/export") && !"refused".equals(request.query())) {
      // In two parts, as a long sheet comes.
      request.response().setChunked(true).putHeader("Content-Type", "text/csv;charset=UTF-8");
      request.response().write("\uFEFFcall,asked\r\n");
      request.response().end("c-1," + request.query() + asker(request) + "\r\n");
      return;
    }
    Object answer = answer(request, request.path().substring(API.length()).split("/", -1), body);
    int status = answer instanceof Problem problem ? problem.status() : 200;
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(answer == null ? "" : Json.write(answer));
  }

  /// Who asks, told back to a test that wants to know it.
  private static String asker(HttpServerRequest request) {
    return "asker".equals(request.query())
        ? "," + request.getHeader("X-Forwarded-For") + "," + request.getHeader("User-Agent")
        : "";
  }

  private boolean isKnownPrompt(String path) {
    return state.prompts.stream()
        .anyMatch(p -> path.equals(API + "prompts/" + p.id().value() + "/audio"));
  }

  private Object answer(HttpServerRequest request, String[] path, String body) {
    String method = request.method().name();
    return switch (path[0]) {
      case "me" -> me(request.getHeader("Authorization"));
      case "security" -> new SecuritySettings(SecuritySettings.SecondFactor.NOBODY);
      case "signups" -> signUps(request, path[1], body);
      case "tickets" -> ticket(Json.read(body, Ticket.Request.class));
      case "agents" -> agents(method, path, body);
      case "permission-sets" -> sets(method, path, body);
      case "queues" -> queues(method, path, body);
      case "numbers" -> numbers(method, path, body);
      case "calendars" -> calendars(method, path, body);
      case "departments" -> page(state.departments);
      case "holidays" ->
          new CalendarView.Holidays(Integer.parseInt(request.getParam("year")), List.of());
      case "flows" -> flows.flows(method, path, body);
      case "music" -> flows.music(method, body);
      case "prompts" -> path.length > 1 ? notFound() : flows.prompts(method, body);
      case "customers" -> customers(request, path, body);
      case "interactions" -> interactions(request, path);
      case "recordings" ->
          new Address(
              "http://" + origin + "/media/recordings/" + path[1], Instant.now().plusSeconds(300));
      case "integrations" -> programs.integrations(method, path, body);
      case "hooks" -> programs.hooks(method, path, request.getParam("cursor"), body);
      case "audit" -> page(state.trail);
      case "isolation" ->
          new IsolationStanding(StubProvider.rounds.get(1).endedAt(), 97, 431, 0, 124_128, 0);
      case "usage" -> StubProvider.statement("demo", request.getParam("month"));
      case "provider" -> provider(request, path);
      default -> notFound();
    };
  }

  private static Object me(String authorization) {
    StubPerson person = StubIssuer.personOf(authorization);
    if (person == StubPerson.CAREFUL && !StubIssuer.isStrong(authorization)) {
      return Problem.of(ProblemCode.SECOND_FACTOR_NEEDED, "Log in anew", List.of());
    }
    return person == StubPerson.LOCKED
        ? Problem.of(ProblemCode.USER_LOCKED, "You are locked", List.of())
        : person.me();
  }

  /// The stranger's address is told back in the place of his own.
  private static Object signUps(HttpServerRequest request, String act, String body) {
    return act.equals("requests")
        ? new SignUp.Requested(
            Json.read(body, SignUp.class).ownerEmail()
                + " of "
                + request.getHeader("X-Forwarded-For"),
            Instant.now().plusSeconds(60))
        : new SignUp.Done(
            new TenantId("moi"),
            Json.read(body, SignUp.Verification.class).token(),
            new E164("+842873009999"),
            "ha@example.vn");
  }

  private record Address(String address, Instant expiresAt) {}

  private Ticket ticket(Ticket.Request request) {
    String path = request.purpose() == Ticket.Purpose.AGENT ? "/agent" : "/api/v1/live";
    return new Ticket(
        UUID.randomUUID().toString(), "ws://" + origin + path, Instant.now().plusSeconds(60));
  }

  private Object agents(String method, String[] path, String body) {
    if (method.equals("GET")) {
      return page(state.agents);
    }
    AgentId id = path.length > 1 ? new AgentId(path[1]) : new AgentId(UUID.randomUUID().toString());
    if (path.length > 2) {
      boolean locked = path[2].equals("lock");
      state.agents.replaceAll(a -> a.id().equals(id) ? standing(a, locked) : a);
      return state.agents.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }
    state.agents.removeIf(a -> a.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    AgentView.Draft d = Json.read(body, AgentView.Draft.class);
    AgentView made =
        new AgentView(
            id,
            d.name(),
            d.email(),
            d.extension(),
            d.sets(),
            d.queues(),
            d.department(),
            true,
            false);
    state.agents.add(made);
    return made;
  }

  private static AgentView standing(AgentView a, boolean locked) {
    return new AgentView(
        a.id(),
        a.name(),
        a.email(),
        a.extension(),
        a.sets(),
        a.queues(),
        a.department(),
        a.invited(),
        locked);
  }

  private Object sets(String method, String[] path, String body) {
    if (method.equals("GET")) {
      return page(state.sets);
    }
    PermissionSetId id = new PermissionSetId(path.length > 1 ? path[1] : "ps-" + body.length());
    state.sets.removeIf(s -> s.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    PermissionSetView.Draft d = Json.read(body, PermissionSetView.Draft.class);
    PermissionSetView made = new PermissionSetView(id, d.name(), d.permissions(), false, 0);
    state.sets.add(made);
    return made;
  }

  private Object queues(String method, String[] path, String body) {
    if (method.equals("GET")) {
      return page(state.queues);
    }
    QueueId id = path.length > 1 ? new QueueId(path[1]) : new QueueId(UUID.randomUUID().toString());
    state.queues.removeIf(q -> q.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    QueueView.Draft d = Json.read(body, QueueView.Draft.class);
    QueueView made =
        new QueueView(
            id,
            d.name(),
            d.ringSeconds(),
            d.depthMax(),
            d.wrapUpSeconds(),
            d.wrapUpCodes(),
            d.record(),
            d.music());
    state.queues.add(made);
    return made;
  }

  private Object calendars(String method, String[] path, String body) {
    if (path.length > 2) {
      return new CalendarView.Feed(
          method.equals("GET") ? null : "http://" + origin + "/" + UUID.randomUUID());
    }
    if (method.equals("GET")) {
      return page(state.calendars);
    }
    CalendarId id =
        path.length > 1 ? new CalendarId(path[1]) : new CalendarId(UUID.randomUUID().toString());
    state.calendars.removeIf(c -> c.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    CalendarView.Draft d = Json.read(body, CalendarView.Draft.class);
    CalendarView made =
        new CalendarView(
            id, d.name(), d.zone(), d.periods(), d.holidays(), d.daysOff(), d.makeUpDays());
    state.calendars.add(made);
    return made;
  }

  private Object numbers(String method, String[] path, String body) {
    if (method.equals("GET") && path.length > 1) {
      return page(
          List.of(
              new NumberView.Free(
                  new E164("+842473009999"), NumberKind.GEOGRAPHIC, "Hà Nội", false)));
    }
    if (method.equals("GET")) {
      return page(state.numbers);
    }
    E164 number = new E164(path[1].replace("%2B", "+"));
    if (method.equals("DELETE")) {
      state.numbers.removeIf(n -> n.number().equals(number));
      return null;
    }
    NumberView.Draft d = Json.read(body, NumberView.Draft.class);
    NumberView made =
        new NumberView(number, d.label(), d.flow(), NumberKind.GEOGRAPHIC, null, List.of());
    state.numbers.replaceAll(n -> n.number().equals(number) ? made : n);
    return made;
  }

  private Object customers(HttpServerRequest request, String[] path, String body) {
    String method = request.method().name();
    if (method.equals("GET") && path.length > 1) {
      return state.customers.stream()
          .filter(c -> c.id().value().equals(path[1]))
          .map(Object.class::cast)
          .findFirst()
          .orElseGet(StubTenants::notFound);
    }
    if (method.equals("GET")) {
      String phone = request.getParam("phone");
      String q = request.getParam("q", "");
      return page(
          state.customers.stream()
              .filter(c -> phone == null || c.phones().contains(new E164(phone)))
              .filter(c -> c.name().contains(q) || c.phones().toString().contains(q))
              .toList());
    }
    CustomerId id =
        path.length > 1 ? new CustomerId(path[1]) : new CustomerId(UUID.randomUUID().toString());
    state.customers.removeIf(c -> c.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    CustomerView.Draft d = Json.read(body, CustomerView.Draft.class);
    CustomerView made = new CustomerView(id, d.name(), d.honorific(), d.phones(), d.notes());
    state.customers.add(made);
    return made;
  }

  private Object interactions(HttpServerRequest request, String[] path) {
    if (path.length > 1 && path[1].equals("export")) {
      return Problem.of(ProblemCode.LIMIT_REACHED, "Choose a shorter time", List.of());
    }
    if (path.length > 1) {
      return state.calls.stream()
          .filter(c -> c.id().value().equals(path[1]))
          .findFirst()
          .map(Object.class::cast)
          .orElseGet(StubTenants::notFound);
    }
    String phone = request.getParam("phone");
    String agent = request.getParam("agent");
    List<CallRecord> found =
        state.calls.stream()
            .filter(c -> phone == null || phone.equals(c.theirs()))
            .filter(c -> agent == null || c.agent() != null && c.agent().value().equals(agent))
            .limit(Integer.parseInt(request.getParam("limit", "50")))
            .toList();
    return page(found);
  }

  private Object provider(HttpServerRequest request, String[] path) {
    return switch (path[1]) {
      case "tenants" -> {
        if (path.length > 2) {
          state.move(path[2], path[3]);
          yield null;
        }
        yield page(state.tenants);
      }
      case "edges" -> page(state.edges);
      case "isolation" -> page(StubProvider.rounds);
      case "usage" ->
          page(
              List.of(
                  StubProvider.statement("demo", request.getParam("month")),
                  StubProvider.statement("hanoi", request.getParam("month"))));
      default -> null;
    };
  }

  static <T> Page<T> page(List<T> items) {
    return new Page<>(List.copyOf(items), null);
  }

  static Problem notFound() {
    return Problem.of(ProblemCode.NOT_FOUND, null, List.of());
  }
}
