package alo.tenants.testing;

import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.wire.json.Json;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An edge as the control plane sees it.
public final class TestEdge implements AutoCloseable {
  private final EdgeId id;
  private final long epoch;
  private final TestSocket socket;
  private final LinkMessage.Welcome welcome;
  private long sequence;

  private TestEdge(EdgeId id, long epoch, TestSocket socket, LinkMessage.Welcome welcome) {
    this.id = id;
    this.epoch = epoch;
    this.socket = socket;
    this.welcome = welcome;
    this.sequence = welcome.acknowledged();
  }

  public static URI address(String path) {
    return URI.create("ws://127.0.30.1:" + RestAssured.port + path);
  }

  public static TestEdge connect(String edge, long epoch, LinkMessage.Held... held) {
    TestSocket socket =
        TestSocket.open(address("/edge/link"), "Authorization", "Edge " + edge + ":key-of-" + edge);
    EdgeId id = new EdgeId(edge);
    socket.say(
        Json.write(new LinkMessage.Hello(id, epoch, "ws://127.0.0.2:8090/agent", List.of(held))));
    LinkMessage.Welcome welcome = Json.read(socket.next(), LinkMessage.Welcome.class);
    return new TestEdge(id, epoch, socket, welcome);
  }

  public LinkMessage.Welcome welcome() {
    return welcome;
  }

  public TestSocket socket() {
    return socket;
  }

  /// The next event's envelope.
  public EventEnvelope event(String tenant, Instant at, Event event) {
    return new EventEnvelope(
        new EventId(id, epoch, ++sequence), new TenantId(tenant), at, 1, event);
  }

  /// Sends a batch and waits for its acknowledgement.
  public long send(List<EventEnvelope> events) {
    socket.say(Json.write(new LinkMessage.Events(new ArrayList<>(events))));
    return acknowledged();
  }

  public long acknowledged() {
    String text = socket.next(t -> t.contains("\"type\":\"acknowledged\""));
    return Json.read(text, LinkMessage.Acknowledged.class).sequence();
  }

  /// The next configuration of a tenant from a version on.
  public TenantConfiguration configured(String tenant, long from) {
    while (true) {
      String text = socket.next(t -> t.contains("\"type\":\"configure\""));
      TenantConfiguration one = Json.read(text, LinkMessage.Configure.class).configuration();
      if (one.tenant().value().equals(tenant) && one.version() >= from) {
        return one;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
