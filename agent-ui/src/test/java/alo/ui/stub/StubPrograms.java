package alo.ui.stub;

import alo.contract.hook.DeliveryState;
import alo.contract.hook.DeliveryView;
import alo.contract.hook.HookReplay;
import alo.contract.hook.HookState;
import alo.contract.hook.HookView;
import alo.contract.id.AgentId;
import alo.contract.id.DeliveryId;
import alo.contract.id.HookId;
import alo.contract.id.IntegrationId;
import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.tenant.Page;
import alo.wire.json.Json;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The company's programs and web-hooks.
final class StubPrograms {
  private static final String TOKENS =
      "https://sso.alo.example/realms/alo/protocol/openid-connect/token";
  private static final int LOG_LINES = 130;
  private static final int PAGE_LINES = 100;

  private final List<IntegrationView> integrations =
      new CopyOnWriteArrayList<>(
          List.of(
              integration(
                  "int-1",
                  "CRM của phòng kinh doanh khu vực miền Nam",
                  EnumSet.of(
                      Permission.CUSTOMERS_SEE,
                      Permission.CUSTOMERS_CHANGE,
                      Permission.CALLS_SEE,
                      Permission.EVENTS_READ),
                  StubState.ago(120)),
              integration("int-2", "Kế toán", EnumSet.of(Permission.USAGE_SEE), null)));

  private final List<HookView> hooks =
      new CopyOnWriteArrayList<>(
          List.of(
              hook("hook-1", "CRM", "https://crm.dienmay.example/alo", HookState.ACTIVE),
              hook("hook-2", "Kho", "https://kho.dienmay.example/a/b", HookState.PAUSED)));

  private final List<DeliveryView> deliveries =
      new CopyOnWriteArrayList<>(
          IntStream.range(0, LOG_LINES).mapToObj(StubPrograms::line).toList());

  Object integrations(String method, String[] path, String body) {
    if (method.equals("GET")) {
      return StubTenants.page(integrations);
    }
    IntegrationId id = new IntegrationId(path.length > 1 ? path[1] : "int-" + UUID.randomUUID());
    if (path.length > 2) {
      return integrations.stream()
          .filter(i -> i.id().equals(id))
          .findFirst()
          .orElseThrow()
          .with("another-secret-of-40-letters-0123456789ab");
    }
    integrations.removeIf(i -> i.id().equals(id));
    if (method.equals("DELETE")) {
      return null;
    }
    IntegrationView.Draft d = Json.read(body, IntegrationView.Draft.class);
    IntegrationView made = integration(id.value(), d.name(), d.permissions(), null);
    integrations.add(made);
    return method.equals("POST") ? made.with("a-secret-of-40-letters-0123456789abcdefg") : made;
  }

  Object hooks(String method, String[] path, @Nullable String cursor, String body) {
    if (path.length == 1) {
      return method.equals("GET") ? StubTenants.page(hooks) : save(null, body);
    }
    HookId id = new HookId(path[1]);
    if (path.length > 2) {
      return act(id, path[2], path.length > 3, cursor, body);
    }
    return switch (method) {
      case "GET" ->
          hooks.stream()
              .filter(h -> h.id().equals(id))
              .findFirst()
              .map(Object.class::cast)
              .orElseGet(StubTenants::notFound);
      case "PUT" -> save(id, body);
      default -> {
        hooks.removeIf(h -> h.id().equals(id));
        yield null;
      }
    };
  }

  private Object act(HookId id, String act, boolean one, @Nullable String cursor, String body) {
    return switch (act) {
      case "secret" ->
          hooks.stream()
              .filter(h -> h.id().equals(id))
              .findFirst()
              .orElseThrow()
              .with("whsec_bmV3LXNlY3JldA==");
      case "test" -> {
        deliveries.addFirst(delivery("test", "hook.test", DeliveryState.PENDING, null, null));
        yield deliveries.getFirst();
      }
      case "replays" ->
          new HookReplay.Queued(Json.read(body, HookReplay.class).failedOnly() ? 7 : 70);
      default -> one ? deliveries.getFirst() : page(cursor);
    };
  }

  private Page<DeliveryView> page(@Nullable String cursor) {
    int from = cursor == null ? 0 : PAGE_LINES;
    int to = Math.min(deliveries.size(), from + PAGE_LINES);
    return new Page<>(deliveries.subList(from, to), cursor == null ? "more" : null);
  }

  private Object save(@Nullable HookId id, String body) {
    HookView.Draft d = Json.read(body, HookView.Draft.class);
    if (d.url().contains("10.0.")) {
      return Problem.of(
          ProblemCode.INVALID_REQUEST,
          "Not valid",
          List.of(new Problem.At("/url", "address-refused", "Expected a public address")));
    }
    HookView made =
        new HookView(
            id == null ? new HookId("hook-" + UUID.randomUUID()) : id,
            d.name(),
            d.url(),
            d.types(),
            d.active() ? HookState.ACTIVE : HookState.INACTIVE,
            null,
            null,
            StubState.ago(0),
            null);
    hooks.removeIf(h -> h.id().equals(made.id()));
    hooks.add(made);
    return id == null ? made.with("whsec_c2VjcmV0LW9mLTI0LWJ5dGVz") : made;
  }

  private static IntegrationView integration(
      String id, String name, Set<Permission> acts, @Nullable Instant usedAt) {
    return new IntegrationView(
        new IntegrationId(id),
        name,
        acts,
        "program-demo-" + id,
        new AgentId("p-" + id),
        StubState.ago(86_400 * 9),
        usedAt,
        null,
        TOKENS);
  }

  private static HookView hook(String id, String name, String url, HookState state) {
    boolean paused = state == HookState.PAUSED;
    return new HookView(
        new HookId(id),
        name,
        url,
        paused ? List.of() : List.of("call.offered", "call.ended"),
        state,
        paused ? "It has taken nothing for 3 days" : null,
        paused ? StubState.ago(86_400 * 3) : null,
        StubState.ago(86_400 * 20),
        null);
  }

  private static DeliveryView line(int i) {
    return switch (i % 4) {
      case 0 ->
          delivery("d" + i, "call.offered", DeliveryState.PENDING, 503, "It answered with 503");
      case 1 ->
          delivery(
              "d" + i, "call.ended", DeliveryState.GIVEN_UP, null, "It did not answer in time");
      default -> delivery("d" + i, "call.ended", DeliveryState.DELIVERED, 204, null);
    };
  }

  private static DeliveryView delivery(
      String id,
      String type,
      DeliveryState state,
      @Nullable Integer status,
      @Nullable String failure) {
    boolean waits = state == DeliveryState.PENDING;
    return new DeliveryView(
        new DeliveryId(id),
        type.equals("hook.test") ? null : 1L,
        type,
        state,
        waits ? 2 : 1,
        status,
        failure,
        41,
        StubState.ago(3_600),
        StubState.ago(3_500),
        waits ? StubState.ago(-300) : null);
  }
}
