package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.phone.Endpoints.Identity;
import alo.edge.phone.Endpoints.Owner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rows from which Asterisk makes agents' endpoints (realtime over SQLite). Kept in memory too:
/// every effect asks for an agent's user.
final class EndpointRows implements AutoCloseable {
  private static final int USER_RANDOM_BYTES = 10;
  private static final int PASSWORD_RANDOM_BYTES = 20;

  private final Connection connection;
  private final boolean webrtc;
  private final SecureRandom chance = new SecureRandom();
  private final Map<Owner, Identity> identities = new ConcurrentHashMap<>();
  private final Map<Owner, String> sessions = new ConcurrentHashMap<>();
  private final Map<String, Owner> owners = new ConcurrentHashMap<>();

  EndpointRows(Path file, boolean webrtc) {
    this.webrtc = webrtc;
    try {
      connection = EdgeDatabase.open(file);
      makeTables();
      load();
    } catch (SQLException e) {
      throw new IllegalStateException("The endpoints' file " + file + " can not be opened", e);
    }
  }

  private void makeTables() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS ps_endpoints (
            id TEXT PRIMARY KEY, aors TEXT, auth TEXT, context TEXT, disallow TEXT, allow TEXT,
            webrtc TEXT, direct_media TEXT, rtp_timeout TEXT, rtp_keepalive TEXT,
            send_connected_line TEXT, allow_transfer TEXT, dtmf_mode TEXT, mailboxes TEXT)\
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS ps_auths (
            id TEXT PRIMARY KEY, auth_type TEXT, username TEXT, password TEXT)\
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS ps_aors (
            id TEXT PRIMARY KEY, max_contacts TEXT, remove_existing TEXT, qualify_frequency TEXT,
            minimum_expiration TEXT, maximum_expiration TEXT, default_expiration TEXT,
            mailboxes TEXT)\
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS alo_phone (
            user TEXT PRIMARY KEY, tenant TEXT NOT NULL, agent TEXT NOT NULL,
            session TEXT NOT NULL DEFAULT '', UNIQUE (tenant, agent))\
          """);
    }
    addSessions();
  }

  /// For a file from before sessions were kept: these are nobody's any more.
  private void addSessions() throws SQLException {
    try (var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              "SELECT 1 FROM pragma_table_info('alo_phone') WHERE name = 'session'")) {
        if (rows.next()) {
          return;
        }
      }
      statement.execute("ALTER TABLE alo_phone ADD COLUMN session TEXT NOT NULL DEFAULT ''");
    }
  }

  private void load() throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT p.user, p.tenant, p.agent, a.password, p.session"
                    + " FROM alo_phone p JOIN ps_auths a ON a.id = p.user")) {
      while (rows.next()) {
        var owner = new Owner(new TenantId(rows.getString(2)), new AgentId(rows.getString(3)));
        keep(owner, new Identity(rows.getString(1), rows.getString(4)), rows.getString(5));
      }
    }
  }

  private void keep(Owner owner, Identity identity, String session) {
    sessions.put(owner, session);
    identities.put(owner, identity);
    owners.put(identity.user(), owner);
  }

  Optional<Identity> find(TenantId tenant, AgentId agent) {
    return Optional.ofNullable(identities.get(new Owner(tenant, agent)));
  }

  /// The identity of this session, unless another one of the agent has one.
  Optional<Identity> find(TenantId tenant, AgentId agent, String session) {
    var owner = new Owner(tenant, agent);
    return session.equals(sessions.get(owner))
        ? Optional.ofNullable(identities.get(owner))
        : Optional.empty();
  }

  Optional<Owner> owner(String user) {
    return Optional.ofNullable(owners.get(user));
  }

  Map<String, Owner> all() {
    return Map.copyOf(owners);
  }

  synchronized Identity insert(TenantId tenant, AgentId agent, String session) {
    var identity =
        new Identity(
            tenant.value() + "_" + random(USER_RANDOM_BYTES), random(PASSWORD_RANDOM_BYTES));
    String user = identity.user();
    inTransaction(
        () -> {
          update(
              "INSERT INTO ps_auths (id, auth_type, username, password) VALUES (?, ?, ?, ?)",
              user,
              "digest",
              user,
              identity.password());
          update(
              "INSERT INTO ps_aors (id, max_contacts, remove_existing, qualify_frequency,"
                  + " minimum_expiration, maximum_expiration, default_expiration, mailboxes)"
                  + " VALUES (?, '1', 'yes', '0', '30', '600', '120', '')",
              user);
          update(
              "INSERT INTO ps_endpoints (id, aors, auth, context, disallow, allow, webrtc,"
                  + " direct_media, rtp_timeout, rtp_keepalive, send_connected_line,"
                  + " allow_transfer, dtmf_mode, mailboxes)"
                  + " VALUES (?, ?, ?, 'nothing', 'all', ?, ?, 'no', '5', '15', 'no', 'no', 'auto',"
                  + " '')",
              user,
              user,
              user,
              webrtc ? "opus,alaw,ulaw" : "alaw,ulaw",
              webrtc ? "yes" : "no");
          update(
              "INSERT INTO alo_phone (user, tenant, agent, session) VALUES (?, ?, ?, ?)",
              user,
              tenant.value(),
              agent.value(),
              session);
        });
    keep(new Owner(tenant, agent), identity, session);
    return identity;
  }

  synchronized void delete(String user) {
    inTransaction(
        () -> {
          update("DELETE FROM ps_endpoints WHERE id = ?", user);
          update("DELETE FROM ps_aors WHERE id = ?", user);
          update("DELETE FROM ps_auths WHERE id = ?", user);
          update("DELETE FROM alo_phone WHERE user = ?", user);
        });
    Owner owner = owners.remove(user);
    if (owner != null) {
      identities.remove(owner);
      sessions.remove(owner);
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void inTransaction(Work work) {
    try {
      connection.setAutoCommit(false);
      try {
        work.run();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The endpoints can not be written", e);
    }
  }

  private void update(String sql, String... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private String random(int bytes) {
    byte[] data = new byte[bytes];
    chance.nextBytes(data);
    return HexFormat.of().formatHex(data);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
