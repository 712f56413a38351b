package alo.tenants.limit;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.wire.json.Json;
import alo.wire.token.CurrentTenant;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Refuses who asks too fast, and tells everybody how much is left, in the headers of
/// draft-ietf-httpapi-ratelimit-headers-10. At the pages each person counts alone; the programs of
/// a tenant count together, whosever tokens they use, so that a new token is no new quota.
@Singleton
public class RateLimits {
  /// Buckets in memory at most, some 200 bytes each.
  private static final int BUCKETS_MAX = 100_000;

  /// After log-in (200), before permissions are asked for (100).
  private static final int AFTER_LOG_IN = 150;

  private static final String PAGES = "agent-ui";
  private static final String REFUSED = "alo.rate-limit.refused";

  private final Buckets buckets = new Buckets(BUCKETS_MAX);
  private final Pace reads;
  private final Pace writes;
  private final Pace exports;
  private final InstantSource clock;

  @Inject
  RateLimits(LimitSettings settings, InstantSource clock) {
    this.clock = clock;
    int burst = settings.burstSeconds();
    reads = in("reads", settings.readsPerSecond(), burst);
    writes = in("writes", settings.writesPerSecond(), burst);
    exports = new Pace("exports", settings.exportsPerMinute(), Duration.ofMinutes(1));
  }

  /// Counts a request by its token, before anything is asked of the database for it. Who may not
  /// go on is answered by this class; nothing need be found out about him.
  public boolean admits(JsonWebToken token, RoutingContext request) {
    Optional<String> caller = caller(token);
    if (caller.isEmpty()) {
      return true;
    }
    Pace pace = pace(request);
    Buckets.Answer answer = buckets.take(pace.name() + " " + caller.get(), pace, clock.instant());
    request
        .response()
        .putHeader(
            "RateLimit-Policy",
            "\"%s\";q=%d;w=%d".formatted(pace.name(), pace.quota(), pace.window().toSeconds()))
        .putHeader(
            "RateLimit",
            "\"%s\";r=%d;t=%d".formatted(pace.name(), answer.left(), seconds(answer.full())));
    if (!answer.isAllowed()) {
      request.put(REFUSED, refusal(pace, seconds(answer.pause()), request.response()));
    }
    return answer.isAllowed();
  }

  void answerRefused(@Observes Filters filters) {
    filters.register(
        context -> {
          if (context.get(REFUSED) instanceof Problem problem) {
            context
                .response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(Json.write(problem));
          } else {
            context.next();
          }
        },
        AFTER_LOG_IN);
  }

  @Scheduled(every = "10s", delayed = "10s")
  void forgetFull() {
    buckets.forgetFull(clock.instant());
  }

  private static Pace in(String name, int perSecond, int seconds) {
    return new Pace(name, Math.multiplyExact(perSecond, seconds), Duration.ofSeconds(seconds));
  }

  private static Problem refusal(Pace pace, long waitSeconds, HttpServerResponse response) {
    response.putHeader("Retry-After", String.valueOf(waitSeconds));
    String detail =
        "Expected at most %d %s in %d seconds; wait %d s (Retry-After) and then ask more slowly"
            .formatted(pace.quota(), pace.name(), pace.window().toSeconds(), waitSeconds);
    return Problem.of(ProblemCode.LIMIT_REACHED, detail, List.of());
  }

  private Pace pace(RoutingContext request) {
    HttpMethod method = request.request().method();
    boolean isRead = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    return !isRead ? writes : request.normalizedPath().endsWith("/export") ? exports : reads;
  }

  /// The person at the pages, else the tenant; nothing for the provider and Alo's own programs.
  private static Optional<String> caller(JsonWebToken token) {
    return CurrentTenant.tenantOf(token)
        .map(
            tenant ->
                PAGES.equals(token.<Object>getClaim("azp"))
                    ? tenant + " " + token.getSubject()
                    : tenant.value());
  }

  /// Whole seconds, so that nobody who waits them comes too early.
  private static long seconds(Duration duration) {
    return duration.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
