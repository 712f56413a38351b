package alo.tenants.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

final class TooOftenMapper {
  @ServerExceptionMapper
  Response tooOften(TooOftenException e) {
    return Response.status(e.problem().status())
        .type("application/problem+json")
        .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
        .entity(e.problem())
        .build();
  }
}
