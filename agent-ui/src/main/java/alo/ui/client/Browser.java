package alo.ui.client;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.http.HttpRequest;

/// From where and with which program a person asks, told to the control plane, whose audit trail
/// names them and not this server. A page's data goes up by requests, so that each act of a person
/// has one; what a thread does by itself stands under this server's own address.
final class Browser {
  private static final int PROGRAM_LENGTH_MAX = 200;

  private Browser() {}

  static void tell(HttpRequest.Builder request) {
    if (!Arc.container().requestContext().isActive()) {
      return;
    }
    RoutingContext context = Arc.container().select(CurrentVertxRequest.class).get().getCurrent();
    if (context == null) {
      return;
    }
    SocketAddress address = context.request().remoteAddress();
    if (address != null && address.hostAddress() != null) {
      request.setHeader("X-Forwarded-For", address.hostAddress());
    }
    String program = context.request().getHeader("User-Agent");
    if (program != null) {
      request.setHeader("User-Agent", sendable(program));
    }
  }

  /// A header takes no other letters, and a refused header would cost the person his request.
  static String sendable(String program) {
    String plain = program.replaceAll("[^ -~]", "?");
    return plain.substring(0, Math.min(plain.length(), PROGRAM_LENGTH_MAX));
  }
}
