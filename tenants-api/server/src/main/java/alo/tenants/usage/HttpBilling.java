package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.tenant.Page;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.identity.keycloak.ServiceToken;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Billing over HTTP, with the token of the program itself.
@ApplicationScoped
public class HttpBilling implements Billing {
  private static final Duration ANSWER_SECONDS_MAX = Duration.ofSeconds(10);

  /// Answers that will be the same next time; a missing right is not, it is set up wrongly.
  private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 413, 415, 422);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /// A page as it is read; a generic one would lose what its items are.
  private record Statements(List<MonthStatement> items, @Nullable String next) {}

  @Inject UsageSettings settings;
  @Inject ServiceToken token;

  @Override
  public void reportLegs(List<LegUsage> legs) {
    send("POST", "/usage/legs", Json.write(legs));
  }

  @Override
  public void reportSeats(List<SeatUsage> seats) {
    send("POST", "/usage/seats", Json.write(seats));
  }

  @Override
  public MonthStatement statement(TenantId tenant, @Nullable YearMonth month) {
    return read(send("GET", "/statements/" + tenant + query(month), null), MonthStatement.class);
  }

  @Override
  public Page<MonthStatement> statements(@Nullable YearMonth month, int limit, String after) {
    String path =
        "/statements?limit=" + limit + (month == null ? "" : "&month=" + month) + cursor(after);
    Statements page = read(send("GET", path, null), Statements.class);
    return new Page<>(page.items(), page.next());
  }

  private static String query(@Nullable YearMonth month) {
    return month == null ? "" : "?month=" + month;
  }

  private static String cursor(String after) {
    return after.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
  }

  private String send(String method, String path, @Nullable String body) {
    try {
      HttpResponse<String> answer = exchange(method, path, body);
      if (answer.statusCode() == 401) {
        token.forget();
        answer = exchange(method, path, body);
      }
      if (REFUSED.contains(answer.statusCode())) {
        throw new BillingRefusedException(reason(answer));
      }
      if (answer.statusCode() / 100 != 2) {
        throw new BillingAwayException(
            "Billing answered %d to %s %s".formatted(answer.statusCode(), method, path));
      }
      return answer.body();
    } catch (IOException | IdentityProviderException e) {
      throw new BillingAwayException("Billing can not be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BillingAwayException("Interrupted while asking billing", e);
    }
  }

  private HttpResponse<String> exchange(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/api/v1" + path))
            .timeout(ANSWER_SECONDS_MAX)
            .header("Authorization", "Bearer " + token.bearer())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String reason(HttpResponse<String> answer) {
    try {
      String detail = Json.read(answer.body(), Problem.class).detail();
      return detail == null ? "Billing refuses it" : detail;
    } catch (MalformedJsonException _) {
      return "Billing refuses it with status " + answer.statusCode();
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.read(json, type);
    } catch (MalformedJsonException e) {
      throw new BillingAwayException("Billing answered something else", e);
    }
  }
}
