package alo.billing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// A real PostgreSQL with the role that production has: it owns its schema and nothing else. The
/// server's own superuser would pass every row policy.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private static final String PASSWORD = "for-this-test-only";
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
      try (Connection superuser = postgres.getPostgresDatabase().getConnection();
          Statement statement = superuser.createStatement()) {
        statement.execute(
            "create role alo_billing login nosuperuser nobypassrls password '%s'"
                .formatted(PASSWORD));
        statement.execute("create database alo");
      }
      try (Connection superuser = postgres.getDatabase("postgres", "alo").getConnection();
          Statement statement = superuser.createStatement()) {
        statement.execute("create schema billing authorization alo_billing");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url",
        postgres.getJdbcUrl("alo_billing", "alo"),
        "quarkus.datasource.username",
        "alo_billing",
        "quarkus.datasource.password",
        PASSWORD,
        "alo.stripe.send-every",
        "0s",
        "alo.usage.rate-again-every",
        "0s");
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
