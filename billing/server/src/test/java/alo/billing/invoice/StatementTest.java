package alo.billing.invoice;

import static alo.billing.Billing.allStatements;
import static alo.billing.Billing.get;
import static alo.billing.Billing.in;
import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.recomputed;
import static alo.billing.Billing.report;
import static alo.billing.Billing.reportSeats;
import static alo.billing.Billing.seat;
import static alo.billing.Billing.service;
import static alo.billing.Billing.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.billing.TestDatabase;
import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import alo.wire.testing.TestIssuer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class StatementTest {
  @Inject AgroalDataSource database;

  @Test
  @DisplayName("[W8] the running month: minutes, calls, seats and their sum")
  void month() {
    TenantId acme = newTenant();
    report(
        List.of(
            out(acme, "+842438221234", "2026-04-02T02:00:00Z", Duration.ofMinutes(3)),
            out(acme, "+842438221234", "2026-04-03T02:00:00Z", Duration.ofMillis(900)),
            in(acme, "+842873001000", "2026-04-03T03:00:00Z", Duration.ofSeconds(61))));
    reportSeats(List.of(seat(acme, "ana", "2026-04-02"), seat(acme, "binh", "2026-04-03")));
    MonthStatement april = statement(acme, "2026-04");
    assertThat(april.minutesOut()).isEqualTo(4);
    assertThat(april.minutesIn()).isEqualTo(2);
    assertThat(april.callsOut()).isEqualTo(2);
    assertThat(april.callsIn()).isEqualTo(1);
    assertThat(april.callCharges()).isEqualTo(Money.vnd(1_350 + 45 + 122));
    assertThat(april.seatCharges()).isEqualTo(Money.vnd(20_000));
    assertThat(april.total()).isEqualTo(Money.vnd(21_517));
    assertThat(recomputed(acme, "2026-04")).isEqualTo(april);
  }

  @Test
  @DisplayName("[W8] story of 31 March: a call over midnight in Vietnam stands in March, whole")
  void overMidnight() {
    TenantId acme = newTenant();
    report(List.of(out(acme, "+842438221234", "2026-03-31T16:59:00Z", Duration.ofMinutes(3))));
    report(List.of(out(acme, "+842438221234", "2026-03-31T17:00:00Z", Duration.ofMinutes(1))));
    assertThat(statement(acme, "2026-03").callCharges()).isEqualTo(Money.vnd(1_350));
    assertThat(statement(acme, "2026-04").callCharges()).isEqualTo(Money.vnd(450));
    assertThat(recomputed(acme, "2026-03")).isEqualTo(statement(acme, "2026-03"));
    assertThat(recomputed(acme, "2026-04")).isEqualTo(statement(acme, "2026-04"));
  }

  @Test
  @DisplayName("[W8] a new version of a deck splits the call that is up, and needs no restart")
  void newVersion() throws SQLException {
    TenantId acme = newTenant();
    LegUsage before = out(acme, "+842438221234", "2026-08-31T16:00:00Z", Duration.ofMinutes(1));
    report(List.of(before));
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into deck_version (deck, version, currency, country, effective_from)
          values ('vn-out', 2, 'VND', '84', '2026-08-31T17:00:00Z');
          insert into deck_rate (deck, version, prefix, description, increments,
                                 per_minute_millionths, connection_minimum_minor, emergency)
          select deck, 2, prefix, description, increments, per_minute_millionths * 2,
                 connection_minimum_minor, emergency
          from deck_rate where deck = 'vn-out' and version = 1
          """);
    }
    report(List.of(out(acme, "+842438221234", "2026-08-31T16:59:00Z", Duration.ofMinutes(3))));
    MonthStatement august = statement(acme, "2026-08");
    MonthStatement september = statement(acme, "2026-09");
    assertThat(august.callCharges()).isEqualTo(Money.vnd(450 + 450));
    assertThat(september.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.deckVersion()).isEqualTo(2);
              assertThat(line.from()).isEqualTo(Instant.parse("2026-08-31T17:00:00Z"));
              assertThat(line.amount()).isEqualTo(Money.vnd(1_800));
            });
    assertThat(recomputed(acme, "2026-08")).isEqualTo(august);
    assertThat(recomputed(acme, "2026-09")).isEqualTo(september);
  }

  @Test
  @DisplayName("[W8] random months recompute to the đồng, line by line")
  void recomputes() {
    String[] numbers = {
      "+842438221234", "0901234567", "19001234", "113", "+14155550123", "+263772123456"
    };
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      TenantId acme = newTenant();
      List<LegUsage> legs = new ArrayList<>();
      List<SeatUsage> seats = new ArrayList<>();
      Instant start = Instant.parse("2026-01-30T00:00:00Z");
      for (int i = 0; i < 300; i++) {
        boolean out = random.nextBoolean();
        legs.add(
            alo.billing.Billing.leg(
                acme,
                out ? Direction.OUT : Direction.IN,
                out ? numbers[random.nextInt(numbers.length)] : "+842873001000",
                start.plusNanos(random.nextLong(60L * 86_400_000_000_000L)).toString(),
                Duration.ofNanos(random.nextLong(3_600_000_000_000L))));
        seats.add(seat(acme, "a" + random.nextInt(9), "2026-02-" + (10 + random.nextInt(19))));
      }
      report(legs);
      reportSeats(seats);
      for (String month : new String[] {"2026-01", "2026-02", "2026-03"}) {
        assertThat(recomputed(acme, month)).as("seed %d", seed).isEqualTo(statement(acme, month));
      }
    }
  }

  @Test
  @DisplayName("[W8] the provider sees every tenant that has used anything")
  void all() {
    TenantId acme = newTenant();
    TenantId bolt = newTenant();
    report(List.of(out(acme, "+842438221234", "2026-04-02T02:00:00Z", Duration.ofMinutes(1))));
    reportSeats(List.of(seat(bolt, "ana", "2026-04-02")));
    assertThat(allStatements("2026-04"))
        .contains(withoutLines(statement(acme, "2026-04")), statement(bolt, "2026-04"))
        .allSatisfy(month -> assertThat(month.lines()).isEmpty())
        .extracting(MonthStatement::tenant)
        .doesNotHaveDuplicates();
  }

  private static MonthStatement withoutLines(MonthStatement s) {
    return new MonthStatement(
        s.tenant(),
        s.month(),
        s.minutesIn(),
        s.minutesOut(),
        s.callsIn(),
        s.callsOut(),
        s.seats(),
        s.seatDays(),
        s.callCharges(),
        s.seatCharges(),
        s.total(),
        List.of());
  }

  @ParameterizedTest
  @DisplayName("[W8] what is no month is refused")
  @ValueSource(strings = {"2026", "2026-13", "November", "1999-01", "9999-12", "+12026-01"})
  void noMonth(String month) {
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(service())
        .queryParam("month", month)
        .get("/api/v1/statements/acme")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @DisplayName("[W8] what is no limit or cursor is refused")
  @ValueSource(
      strings = {"limit=0", "limit=-1", "limit=201", "limit=many", "cursor=A", "cursor=a%00"})
  void noPage(String wrong) {
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(service())
        .urlEncodingEnabled(false)
        .get("/api/v1/statements?month=2026-04&" + wrong)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  @DisplayName("[W8] without a month it is the running one; what can be no tenant is not found")
  void defaults() {
    get(service(), "/api/v1/statements/acme").statusCode(200).body("tenant", equalTo("acme"));
    get(service(), "/api/v1/statements/NO-TENANT").statusCode(404);
  }
}
