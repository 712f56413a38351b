package alo.tenants.identity;

import alo.tenants.platform.RandomIds;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From where the present request comes.
@ApplicationScoped
class Callers {
  private static final int ADDRESS_LENGTH_MAX = 64;
  private static final int PROGRAM_LENGTH_MAX = 120;
  private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,80}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  @Inject CurrentVertxRequest current;
  @Inject RandomIds ids;

  /// Who asks, as far as the network says it.
  record Caller(@Nullable String address, @Nullable String program, String request) {}

  Caller present() {
    RoutingContext context = current.getCurrent();
    if (context == null) {
      return new Caller(null, null, ids.next("r"));
    }
    HttpServerRequest request = context.request();
    return new Caller(
        first(request.remoteAddress().hostAddress(), ADDRESS_LENGTH_MAX),
        first(request.getHeader("User-Agent"), PROGRAM_LENGTH_MAX),
        id(request.getHeader("X-Request-Id")));
  }

  private String id(@Nullable String given) {
    return given != null && REQUEST_ID.matcher(given).matches() ? given : ids.next("r");
  }

  private static @Nullable String first(@Nullable String given, int atMost) {
    if (given == null) {
      return null;
    }
    String clean = CONTROL.matcher(given).replaceAll("");
    return clean.substring(0, Math.min(atMost, clean.length()));
  }
}
