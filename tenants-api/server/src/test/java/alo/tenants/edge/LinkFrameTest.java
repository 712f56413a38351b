package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.Prompt;
import alo.contract.id.EdgeId;
import alo.contract.id.FlowId;
import alo.contract.id.TenantId;
import alo.contract.tenant.TenantState;
import alo.contract.value.Language;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkFrameTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final List<String> frames = new ArrayList<>();
  private final Link link = new Link(new EdgeId("edge1"), session(), InstantSource.fixed(NOW));

  @Test
  @DisplayName("[W2] a configuration that no frame holds is not sent, others are")
  void keepsWhatDoesNotFit() {
    link.configure(configuration("large", 5_000));
    assertThat(frames).isEmpty();
    link.configure(configuration("small", 1));
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst()).contains("\"tenant\":\"small\"");
  }

  private static TenantConfiguration configuration(String tenant, int flows) {
    var text = new Prompt.Text("x".repeat(1_000), Language.EN);
    var document = new FlowDocument(1, "a", Map.of("a", new FlowNode.Say(text, "a")));
    List<TenantConfiguration.Flow> published = new ArrayList<>();
    for (int i = 0; i < flows; i++) {
      published.add(new TenantConfiguration.Flow(new FlowRef(new FlowId("f" + i), 1), document));
    }
    return new TenantConfiguration(
        new TenantId(tenant),
        1,
        tenant,
        TenantState.ACTIVE,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.EN,
        List.of(),
        published,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        new TenantConfiguration.Outbound(List.of(), List.of("84"), 1),
        "key");
  }

  /// A session of which only the sending matters.
  private Session session() {
    RemoteEndpoint.Async remote =
        proxy(
            RemoteEndpoint.Async.class,
            (_, method, values) -> {
              if (method.getName().equals("sendText")) {
                frames.add((String) values[0]);
              }
              return null;
            });
    return proxy(
        Session.class,
        (_, method, _) ->
            switch (method.getName()) {
              case "isOpen" -> true;
              case "getAsyncRemote" -> remote;
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
