package alo.tenants.prober;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// A hole, while it is open: the first list of customers is everybody's.
@Singleton
public class ForgetfulCache {
  private final AtomicReference<@Nullable Object> first = new AtomicReference<>();
  private volatile boolean isOpen;

  void open(boolean open) {
    isOpen = open;
    first.set(null);
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
  }
}
