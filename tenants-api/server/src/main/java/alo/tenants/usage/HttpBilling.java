package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.identity.keycloak.ServiceToken;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Billing over HTTP, with the token of the program itself.
@ApplicationScoped
public class HttpBilling implements Billing {
  private static final Duration ANSWER_SECONDS_MAX = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

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
  public MonthStatement statement(TenantId tenant, YearMonth month) {
    return read(
        send("GET", "/statements/" + tenant + "?month=" + month, null), MonthStatement.class);
  }

  @Override
  public List<MonthStatement> statements(YearMonth month) {
    return List.of(read(send("GET", "/statements?month=" + month, null), MonthStatement[].class));
  }

  private String send(String method, String path, @Nullable String body) {
    try {
      HttpResponse<String> answer = exchange(method, path, body);
      if (answer.statusCode() == 401) {
        token.forget();
        answer = exchange(method, path, body);
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

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.read(json, type);
    } catch (MalformedJsonException e) {
      throw new BillingAwayException("Billing answered something else", e);
    }
  }
}
