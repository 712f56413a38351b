package alo.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.local.process.Groups;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "the database is durable, kept, started again when it is killed, and billing's books are its"
          + " own")
  void durable() throws Exception {
    var settings =
        Settings.of(
            folder,
            Map.of(
                "ALO_DATA", folder.toString(),
                "ALO_CACHE", folder.resolve("cache").toString(),
                "ALO_POSTGRES_PORT", "5461"));
    var secrets = new Secrets(folder.resolve("secrets"));
    var groups = new Groups(folder.resolve("run"));
    List<String> said = new CopyOnWriteArrayList<>();
    var database = new Database(settings, secrets, groups, said::add);
    database.start();
    try {
      assertThat(database.setting("fsync")).contains("on");
      assertThat(database.setting("synchronous_commit")).contains("on");
      as(settings, database, "alo_tenants", "create schema t_a create table secret (x int)");
      as(settings, database, "alo_billing", "create table billing.kept (x int)");
      assertThatThrownBy(() -> as(settings, database, "alo_billing", "select * from t_a.secret"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatThrownBy(
              () -> DriverManager.getConnection(settings.jdbc("alo"), "alo_tenants", "guess"))
          .hasMessageContaining("password");
      database.stop();
      assertThat(database.isHealthy()).isFalse();
      database.start();
      as(settings, database, "alo_billing", "select x from billing.kept");
      ProcessHandle killed = groups.find("postgres").orElseThrow();
      killed.destroyForcibly();
      killed.onExit().get(10, TimeUnit.SECONDS);
      awaitRevived(groups, killed);
      assertThat(database.isHealthy()).isTrue();
      assertThat(said).contains("postgres ended, starting it again");
      as(settings, database, "alo_billing", "select x from billing.kept");
      assertThat(database.setting("fsync")).contains("on");
    } finally {
      database.stop();
    }
  }

  private static void awaitRevived(Groups groups, ProcessHandle killed)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (groups.find("postgres").filter(p -> !p.equals(killed)).isEmpty()) {
      assertThat(System.nanoTime()).as("the database is back within a minute").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void as(Settings settings, Database database, String user, String sql)
      throws SQLException {
    try (var connection =
            DriverManager.getConnection(settings.jdbc("alo"), user, database.password(user));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
