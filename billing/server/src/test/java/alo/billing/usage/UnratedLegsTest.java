package alo.billing.usage;

import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.recomputed;
import static alo.billing.Billing.report;
import static alo.billing.Billing.statement;
import static org.assertj.core.api.Assertions.assertThat;

import alo.billing.TestDatabase;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.wire.testing.TestIssuer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class UnratedLegsTest {
  @Inject AgroalDataSource database;
  @Inject UnratedLegs unrated;

  @Test
  @DisplayName(
      "[W8] a leg without a price is kept, charged 0 by nobody, and charged once it has one")
  void waitsForItsPrice() throws SQLException {
    TenantId acme = newTenant();
    setOutboundDeck(acme);
    report(List.of(out(acme, "+263772123456", "2026-05-15T05:00:00Z", Duration.ofMinutes(1))));
    assertThat(statement(acme, "2026-05").lines()).isEmpty();
    unrated.round();
    assertThat(statement(acme, "2026-05").lines()).isEmpty();

    execute(
        """
        insert into deck_version values ('thin-out', 2, 'VND', '84', '2026-05-01T00:00:00Z');
        insert into deck_rate values
          ('thin-out', 2, '263', 'Zimbabwe', '60+60', 7000000000, 0, false)
        """);
    unrated.round();
    unrated.round();
    assertThat(statement(acme, "2026-05").callCharges()).isEqualTo(Money.vnd(7_000));
    assertThat(statement(acme, "2026-05").lines())
        .singleElement()
        .satisfies(line -> assertThat(line.deckVersion()).isEqualTo(2));
    assertThat(recomputed(acme, "2026-05")).isEqualTo(statement(acme, "2026-05"));
  }

  @Test
  @DisplayName("[W8] legs that stay without a price hide no others, however many they are")
  void looksAtAllOfThem() throws SQLException {
    TenantId acme = newTenant();
    execute(
        """
        insert into deck_version values ('two-out', 1, 'VND', '84', '2025-01-01T00:00:00Z');
        insert into deck_rate values ('two-out', 1, '84', 'Vietnam', '6+1', 1000000000, 0, false);
        insert into known_tenant values ('%1$s');
        select set_config('app.tenant', '%1$s', true);
        insert into account values
          ('%1$s', 'two-out', 'vn-in', 300000, 'VND', 'Asia/Ho_Chi_Minh');
        insert into leg select '%1$s', 'a' || i, 'c' || i, 'OUT', '+999', null,
          '2026-05-15T05:00:00Z', '2026-05-15T05:01:00Z', 'no price' from generate_series(1, 700) i;
        insert into leg values ('%1$s', 'z', 'z', 'OUT', '+842438221234', null,
          '2026-05-15T05:00:00Z', '2026-05-15T05:01:00Z', 'no price')
        """
            .formatted(acme));
    unrated.round();
    assertThat(statement(acme, "2026-05").callCharges()).isEqualTo(Money.vnd(1_000));
  }

  /// An account on a deck that knows Vietnam only.
  private void setOutboundDeck(TenantId tenant) throws SQLException {
    execute(
        """
        insert into deck_version values ('thin-out', 1, 'VND', '84', '2025-01-01T00:00:00Z');
        insert into deck_rate values
          ('thin-out', 1, '84', 'Vietnam', '6+1', 1000000000, 0, false);
        insert into known_tenant values ('%1$s');
        select set_config('app.tenant', '%1$s', true);
        insert into account values
          ('%1$s', 'thin-out', 'vn-in', 300000, 'VND', 'Asia/Ho_Chi_Minh')
        """
            .formatted(tenant));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
