package alo.tenants.prober;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// A hole, while it is open: the first list of customers is everybody's, or each further page of
/// calls is, since it is kept by its cursor alone.
@Singleton
public class ForgetfulCache {
  private final AtomicReference<@Nullable Object> first = new AtomicReference<>();
  private final Map<String, Object> pages = new ConcurrentHashMap<>();
  private volatile boolean isOpen;
  private volatile boolean isOpenToPages;

  void open(boolean open) {
    isOpen = open;
    first.set(null);
  }

  void openToPages(boolean open) {
    isOpenToPages = open;
    pages.clear();
  }

  @ServerResponseFilter
  public void answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (isOpen
        && request.getMethod().equals("GET")
        && request.getUriInfo().getPath().equals("/api/v1/customers")
        && response.getStatus() == 200) {
      first.compareAndSet(null, response.getEntity());
      response.setEntity(first.get());
    }
    String cursor = request.getUriInfo().getQueryParameters().getFirst("cursor");
    if (isOpenToPages
        && cursor != null
        && request.getUriInfo().getPath().equals("/api/v1/interactions")
        && response.getStatus() == 200) {
      response.setEntity(pages.computeIfAbsent(cursor, _ -> response.getEntity()));
    }
  }
}
