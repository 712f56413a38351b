package alo.billing.platform;

import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.report;
import static alo.billing.Billing.reportSeats;
import static alo.billing.Billing.seat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.billing.TestDatabase;
import alo.contract.id.TenantId;
import alo.wire.testing.TestIssuer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The row policies, asked as the server's own database user.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class RowSecurityTest {
  private static final List<String> TABLES =
      List.of("account", "leg", "charge_line", "seat_day", "meter_reading");

  @Inject AgroalDataSource database;

  private static TenantId tenantWithRows() {
    TenantId tenant = newTenant();
    report(List.of(out(tenant, "+842438221234", "2026-03-15T05:00:00Z", Duration.ofMinutes(1))));
    reportSeats(List.of(seat(tenant, "ana", "2026-03-15")));
    return tenant;
  }

  @Test
  @DisplayName("[W8] without the tenant's setting nothing is read")
  void missingSetting() throws SQLException {
    tenantWithRows();
    try (Connection connection = database.getConnection()) {
      for (String table : TABLES) {
        assertThat(strings(connection, "select tenant from " + table)).as(table).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("[W8] with one tenant's setting no other tenant's row is read, changed or written")
  void otherTenant() throws SQLException {
    TenantId acme = tenantWithRows();
    TenantId bolt = tenantWithRows();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      strings(connection, "select set_config('app.tenant', '%s', true)".formatted(acme));
      for (String table : TABLES) {
        assertThat(strings(connection, "select distinct tenant from " + table))
            .as(table)
            .containsExactly(acme.value());
      }
      try (var statement = connection.createStatement()) {
        assertThat(
                statement.executeUpdate(
                    "update seat_day set agent = 'eve' where tenant = '%s'".formatted(bolt)))
            .isZero();
        assertThat(
                statement.executeUpdate("delete from charge_line where tenant <> '" + acme + "'"))
            .isZero();
        assertThatThrownBy(
                () ->
                    statement.executeUpdate(
                        "insert into seat_day (tenant, agent, day) values ('%s', 'eve', '2026-03-16')"
                            .formatted(bolt)))
            .hasMessageContaining("row-level security");
      }
      connection.rollback();
      assertThat(strings(connection, "select tenant from leg"))
          .as("the setting ends with the transaction")
          .isEmpty();
      connection.rollback();
    }
  }

  @Test
  @DisplayName("[W8] every table with a tenant column is behind a forced policy")
  void everyTable() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThat(
              strings(
                  connection,
                  """
                  select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
                  where c.relnamespace = 'billing'::regnamespace and c.relkind in ('r', 'p')
                    and c.relrowsecurity and c.relforcerowsecurity
                  """))
          .containsExactlyInAnyOrderElementsOf(
              strings(
                  connection,
                  """
                  select table_name::text from information_schema.columns
                  where table_schema = 'billing' and column_name = 'tenant'
                  """))
          .containsAll(TABLES);
      assertThat(
              strings(
                  connection,
                  """
                  select rolname::text from pg_roles
                  where rolname = current_user and (rolsuper or rolbypassrls)
                  """))
          .as("the test runs as an ordinary role")
          .isEmpty();
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
