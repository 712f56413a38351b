package alo.tenants.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.tenant.Page;
import alo.contract.value.Money;
import alo.tenants.identity.keycloak.KeycloakFixture;
import alo.wire.json.Json;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpBillingTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private HttpServer server;
  private HttpBilling billing;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.30.7", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          boolean isToken = path.endsWith("/token");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (!isToken) {
            heard.add(
                "%s %s %s %s"
                    .formatted(
                        exchange.getRequestMethod(),
                        path,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
          }
          byte[] bytes =
              (isToken ? "{\"access_token\":\"tok\",\"expires_in\":300}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isToken ? 200 : status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.30.7:" + server.getAddress().getPort();
    billing = new HttpBilling();
    billing.token = KeycloakFixture.serviceToken(url, "secret");
    billing.settings =
        new UsageSettings() {
          @Override
          public String url() {
            return url;
          }

          @Override
          public String every() {
            return "1s";
          }
        };
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("[W8] usage is reported with the program's own token")
  void reports() {
    billing.reportSeats(
        List.of(
            new SeatUsage(new TenantId("one1"), new AgentId("ana"), LocalDate.of(2026, 11, 22))));
    assertThat(heard)
        .containsExactly(
            "POST /api/v1/usage/seats Bearer tok"
                + " [{\"tenant\":\"one1\",\"agent\":\"ana\",\"day\":\"2026-11-22\"}]");
  }

  @Test
  void readsStatements() {
    Money nothing = Money.vnd(0);
    MonthStatement statement =
        new MonthStatement(
            new TenantId("one1"),
            YearMonth.of(2026, 11),
            1,
            2,
            3,
            4,
            5,
            6,
            nothing,
            nothing,
            nothing,
            List.of());
    answer = Json.write(statement);
    assertThat(billing.statement(new TenantId("one1"), YearMonth.of(2026, 11)))
        .isEqualTo(statement);
    answer = "{\"items\":[" + answer + "],\"next\":\"one1\"}";
    assertThat(billing.statements(YearMonth.of(2026, 11), 1, "b2"))
        .isEqualTo(new Page<>(List.of(statement), "one1"));
    assertThat(heard.getLast())
        .startsWith("GET /api/v1/statements?limit=1&month=2026-11&cursor=b2 Bearer");
    assertThat(heard.getFirst()).startsWith("GET /api/v1/statements/one1?month=2026-11 ");
  }

  @Test
  @DisplayName("[W8] what billing refuses for good is told with its reason, not as its absence")
  void tellsRefusals() {
    status = 400;
    answer =
        Json.write(
            Problem.of(ProblemCode.INVALID_REQUEST, "Expected a month like 2026-11", List.of()));
    assertThatThrownBy(() -> billing.statements(YearMonth.of(9999, 1), 50, ""))
        .isInstanceOf(BillingRefusedException.class)
        .hasMessage("Expected a month like 2026-11");
    answer = "garbage";
    assertThatThrownBy(() -> billing.reportLegs(List.of()))
        .isInstanceOf(BillingRefusedException.class);
    status = 403;
    assertThatThrownBy(() -> billing.reportLegs(List.of()))
        .isInstanceOf(BillingAwayException.class);
  }

  @Test
  @DisplayName("[W8] the running month is billing's to know, in whose zone it runs")
  void leavesTheRunningMonthToBilling() {
    answer = "{\"items\":[]}";
    billing.statements(null, 50, "");
    assertThat(heard.getFirst()).startsWith("GET /api/v1/statements?limit=50 Bearer");
  }

  @Test
  void tellsThatBillingIsAway() {
    status = 503;
    assertThatThrownBy(() -> billing.statements(YearMonth.of(2026, 11), 50, ""))
        .isInstanceOf(BillingAwayException.class);
    server.stop(0);
    assertThatThrownBy(() -> billing.reportLegs(List.of()))
        .isInstanceOf(BillingAwayException.class);
  }
}
