package alo.ui.client;

import alo.contract.hook.DeliveryView;
import alo.contract.hook.HookReplay;
import alo.contract.hook.HookView;
import alo.contract.id.DeliveryId;
import alo.contract.id.HookId;
import alo.contract.id.IntegrationId;
import alo.contract.identity.IntegrationView;
import alo.contract.tenant.Page;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What concerns a tenant's own programs: who they are, and what they are told. Called for the
/// person whose request is being served; every method that asks throws [Refused] when the control
/// plane refuses or is away.
@ApplicationScoped
public class ProgramsApi {
  private static final String INTEGRATIONS = "/api/v1/integrations";
  private static final String HOOKS = "/api/v1/hooks";
  private static final String REFERENCE = "/reference/";

  private final Http http;
  private final ClientConfig config;

  ProgramsApi(Http http, ClientConfig config) {
    this.http = http;
    this.config = config;
  }

  /// Where programs find the API.
  public URI address() {
    return config.apiUrl().orElse(config.tenantsUrl());
  }

  /// Where its description can be read.
  public URI reference() {
    return address().resolve(REFERENCE);
  }

  /// All integrations, without secrets.
  public List<IntegrationView> integrations() {
    return http.all(
        token(),
        INTEGRATIONS + "?",
        new TypeReference<Page<IntegrationView>>() {},
        TenantsApi.ITEMS_MAX);
  }

  /// Makes an integration, whose answer has its secret, or changes one.
  public IntegrationView saveIntegration(@Nullable IntegrationId id, IntegrationView.Draft draft) {
    return id == null
        ? http.send(token(), "POST", INTEGRATIONS, draft, IntegrationView.class)
        : http.send(token(), "PUT", INTEGRATIONS + "/" + id, draft, IntegrationView.class);
  }

  /// Gives it another secret, which is in the answer.
  public IntegrationView renewSecret(IntegrationId id) {
    String path = INTEGRATIONS + "/" + id + "/secret";
    return http.send(token(), "POST", path, new Object[0], IntegrationView.class);
  }

  /// Shuts it out.
  public void removeIntegration(IntegrationId id) {
    http.sendOnly(token(), "DELETE", INTEGRATIONS + "/" + id, null);
  }

  /// All web-hooks, without secrets.
  public List<HookView> hooks() {
    return http.all(
        token(), HOOKS + "?", new TypeReference<Page<HookView>>() {}, TenantsApi.ITEMS_MAX);
  }

  /// One web-hook.
  public HookView hook(HookId id) {
    return http.get(token(), HOOKS + "/" + id, new TypeReference<HookView>() {});
  }

  /// Makes a web-hook, whose answer has its secret, or changes one.
  public HookView saveHook(@Nullable HookId id, HookView.Draft draft) {
    return id == null
        ? http.send(token(), "POST", HOOKS, draft, HookView.class)
        : http.send(token(), "PUT", HOOKS + "/" + id, draft, HookView.class);
  }

  /// Gives it another secret, which is in the answer.
  public HookView renewSecret(HookId id) {
    return http.send(token(), "POST", HOOKS + "/" + id + "/secret", new Object[0], HookView.class);
  }

  /// Removes it with its log.
  public void removeHook(HookId id) {
    http.sendOnly(token(), "DELETE", HOOKS + "/" + id, null);
  }

  /// Sends it a test.
  public DeliveryView test(HookId id) {
    return http.send(
        token(), "POST", HOOKS + "/" + id + "/test", new Object[0], DeliveryView.class);
  }

  /// A page of what was and will be sent to it, newest first.
  public Page<DeliveryView> deliveries(HookId id, int limit, @Nullable String cursor) {
    String next =
        cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    String path = HOOKS + "/" + id + "/deliveries?limit=" + limit + next;
    return http.get(token(), path, new TypeReference<Page<DeliveryView>>() {});
  }

  /// Sends one message again.
  public DeliveryView replay(HookId id, DeliveryId delivery) {
    String path = HOOKS + "/" + id + "/deliveries/" + delivery + "/replay";
    return http.send(token(), "POST", path, new Object[0], DeliveryView.class);
  }

  /// Sends the events of a time again; the number of those that wait now.
  public int replay(HookId id, HookReplay replay) {
    String path = HOOKS + "/" + id + "/replays";
    return http.send(token(), "POST", path, replay, HookReplay.Queued.class).queued();
  }

  private static String token() {
    return SessionToken.current();
  }
}
