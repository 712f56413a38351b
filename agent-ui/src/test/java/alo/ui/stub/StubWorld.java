package alo.ui.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// All servers around agent-ui on one loopback address. As a program it serves whoever develops the
/// pages: `StubWorld 127.0.50.2 8081`.
public final class StubWorld implements QuarkusTestResourceLifecycleManager {
  private static final int START_SECONDS_MAX = 10;
  private final Vertx vertx = Vertx.vertx();
  private String host = "127.0.50.2";
  private int port;

  public static void main(String[] args) {
    StubWorld world = new StubWorld();
    world.host = args[0];
    world.port = Integer.parseInt(args[1]);
    world.start().forEach((k, v) -> System.out.println(k + "=" + v));
  }

  @Override
  public Map<String, String> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setWebSocketSubProtocols(List.of("sip"));
    HttpServer server = vertx.createHttpServer(options);
    StubState state = new StubState();
    StubEdge edge = new StubEdge(vertx, state);
    StubIssuer[] issuer = new StubIssuer[1];
    StubTenants[] tenants = new StubTenants[1];
    server.requestHandler(request -> route(request, issuer[0], tenants[0]));
    server.webSocketHandler(edge::accept);
    try {
      HttpServer open =
          server
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_SECONDS_MAX, TimeUnit.SECONDS);
      String origin = host + ":" + open.actualPort();
      issuer[0] = new StubIssuer("http://" + origin);
      tenants[0] = new StubTenants(state, origin);
      return Map.of(
          "quarkus.oidc.auth-server-url",
          issuer[0].issuer(),
          "quarkus.oidc.credentials.secret",
          "a-secret-of-the-tests-of-32-letters",
          "alo.tenants-url",
          "http://" + origin);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void route(HttpServerRequest request, StubIssuer issuer, StubTenants tenants) {
    if (tenants == null) {
      request.response().setStatusCode(503).end();
    } else if (request.path().startsWith(StubIssuer.PATH)) {
      issuer.handle(request);
    } else {
      request.bodyHandler(body -> tenants.handle(request, body.toString()));
    }
  }

  @Override
  public void stop() {
    vertx.close();
  }
}
