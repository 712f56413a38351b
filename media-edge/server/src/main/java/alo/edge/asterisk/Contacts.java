package alo.edge.asterisk;

import alo.edge.sqlite.SqliteFile;
import alo.wire.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which telephones are registered, read from Asterisk's own database.
///
/// Asterisk tells nobody of contacts of endpoints that it reads by realtime, and its realtime
/// driver for SQLite never deletes a row. Its own database (astdb) does both: a contact is written
/// when it registers and taken away when it says so, when its time is over or when its socket
/// closes. The file is in WAL mode (`deploy/edge/pbx.sh` sees to it), so that reading it never
/// stops Asterisk from writing. Asterisk commits at once, but at most once a second.
final class Contacts implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Contacts.class);
  private static final String FAMILY = "/registrar/contact/";
  private static final String AFTER_FAMILY = "/registrar/contact0";
  private static final String MARK = ";@";
  private static final Duration BUSY_MAX = Duration.ofSeconds(5);

  /// A registered address of a telephone.
  ///
  /// @param id changes with each new registration (not when one is refreshed)
  /// @param until seconds since 1970 at which it ends
  private record Contact(String id, long until) {}

  private final Path file;
  private @Nullable Connection connection;

  /// @param file Asterisk's database; before it is there, nobody is registered
  Contacts(Path file) {
    this.file = file;
  }

  /// Changes whenever Asterisk wrote; costs microseconds.
  synchronized long version() {
    Connection open = open();
    if (open == null) {
      return -1;
    }
    try (var statement = open.createStatement();
        var rows = statement.executeQuery("PRAGMA data_version")) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException("Asterisk's database can not be read", e);
    }
  }

  private @Nullable Connection open() {
    if (connection != null || !Files.exists(file)) {
      return connection;
    }
    try {
      Connection opened = new SqliteFile(file, BUSY_MAX).openToRead();
      try (var statement = opened.createStatement();
          var rows = statement.executeQuery("PRAGMA journal_mode")) {
        if (rows.next() && !rows.getString(1).equalsIgnoreCase("wal")) {
          LOG.warnf("%s is not in WAL mode: reading it may disturb Asterisk", file);
        }
      }
      connection = opened;
      return opened;
    } catch (SQLException e) {
      throw new IllegalStateException("Asterisk's database " + file + " can not be opened", e);
    }
  }

  /// The newest contact of each user that has one.
  synchronized Map<String, String> newest() {
    Connection open = open();
    if (open == null) {
      return Map.of();
    }
    Map<String, Contact> found = new HashMap<>();
    try (var statement =
        open.prepareStatement("SELECT key, value FROM astdb WHERE key > ? AND key < ?")) {
      statement.setString(1, FAMILY);
      statement.setString(2, AFTER_FAMILY);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(1).substring(FAMILY.length());
          int mark = id.indexOf(MARK);
          if (mark > 0) {
            found.merge(
                id.substring(0, mark),
                new Contact(id, until(rows.getString(2))),
                (a, b) -> a.until() > b.until() ? a : b);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The contacts can not be read", e);
    }
    Map<String, String> newest = new HashMap<>();
    found.forEach((user, contact) -> newest.put(user, contact.id()));
    return newest;
  }

  private static long until(String stored) {
    try {
      return Json.mapper().readTree(stored).path("expiration_time").asLong();
    } catch (JsonProcessingException e) {
      return 0;
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
