package alo.ui.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// The servlets' session, in which Vaadin keeps its pages: its cookie goes with no other site's
/// request. Undertow writes it past `quarkus.http.same-site-cookie`, and its own settings have
/// nothing for it; that scripts do not see it stands in `META-INF/web.xml`.
@ApplicationScoped
class ServletSession {
  private static final String COOKIE = "JSESSIONID=";
  private static final String SET_COOKIE = "Set-Cookie";
  private static final int PRIORITY = 100;

  void register(@Observes Filters filters) {
    filters.register(
        request -> {
          request.addHeadersEndHandler(_ -> keepToThisSite(request));
          request.next();
        },
        PRIORITY);
  }

  private static void keepToThisSite(RoutingContext request) {
    MultiMap headers = request.response().headers();
    List<String> cookies = headers.getAll(SET_COOKIE);
    if (cookies.stream().anyMatch(cookie -> cookie.startsWith(COOKIE))) {
      headers.set(
          SET_COOKIE,
          cookies.stream()
              .map(cookie -> cookie.startsWith(COOKIE) ? cookie + "; SameSite=Lax" : cookie)
              .toList());
    }
  }
}
