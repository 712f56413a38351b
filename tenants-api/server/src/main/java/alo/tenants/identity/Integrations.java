package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.IntegrationId;
import alo.contract.id.TenantId;
import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.platform.tink.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A tenant's programs. What they may do stands here and counts at once; their clients at the
/// identity provider only prove who they are, so one that is left over there may do nothing.
@ApplicationScoped
class Integrations {
  /// Integrations of a tenant at most.
  static final int INTEGRATIONS_MAX = 20;

  /// 200 random bits.
  private static final int SECRET_LENGTH = 40;

  private static final Duration USED_EVERY = Duration.ofMinutes(1);
  private static final Logger LOG = Logger.getLogger(Integrations.class);
  private static final String SELECT =
      "select id, name, client, actor, permissions, created_at, used_at from %s.integration";

  @Inject Database database;
  @Inject ProgramClients clients;
  @Inject PermissionSets sets;
  @Inject RandomIds ids;
  @Inject Vault vault;
  @Inject InstantSource clock;

  /// A client that nothing refers to yet.
  record Fresh(IntegrationId id, String client, AgentId actor, String secret) {}

  /// An integration with its secret under lock, since idempotency keeps answers.
  record Made(IntegrationView integration, byte[] secret) {}

  /// Refuses what can not be an integration, or may do what its maker may not.
  void check(IntegrationView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, IntegrationView.Draft.NAME_LENGTH_MAX)
            .list("/permissions", draft.permissions(), Permission.values().length);
    check.done();
    PermissionSets.acts(check, draft.permissions());
    for (Permission permission : draft.permissions()) {
      check.that(
          !IntegrationView.FOR_PEOPLE_ONLY.contains(permission),
          "/permissions",
          "for-people",
          "Expected what a program can do, but %s needs a desk".formatted(permission.word()));
    }
    check.done();
  }

  /// Makes a client at the identity provider, outside of any transaction, and hands it to the work
  /// that enters it; what the work does not take is removed again.
  Made withClient(TenantId tenant, IntegrationView.Draft draft, Function<Fresh, Made> work) {
    sets.refuseProgramBeyond(draft.permissions());
    return withFreshClient(tenant, draft, work);
  }

  /// As [#withClient], for a program of the house itself, for which nobody asks.
  Made withFreshClient(TenantId tenant, IntegrationView.Draft draft, Function<Fresh, Made> work) {
    database.callAlone(c -> refuseTooMany(c, tenant));
    IntegrationId id = new IntegrationId(ids.next("int"));
    String client = "program-" + tenant + "-" + id;
    String secret = ids.letters(SECRET_LENGTH);
    boolean isTaken = false;
    try {
      AgentId actor = clients.create(tenant, client, draft.name(), secret);
      Made made = work.apply(new Fresh(id, client, actor, secret));
      isTaken = made.integration().id().equals(id);
      return made;
    } finally {
      if (!isTaken) {
        remove(client);
      }
    }
  }

  /// Enters a client as an integration; the draft was checked.
  Made enter(TenantId tenant, Fresh fresh, IntegrationView.Draft draft) {
    return database.call(
        c -> {
          // One at a time, so that many at once do not all see room for one.
          Sql.find(
              c,
              "select 1 from pg_advisory_xact_lock(hashtext(?))",
              _ -> true,
              "integrations of " + tenant);
          refuseTooMany(c, tenant);
          Sql.update(
              c,
              "insert into %s.integration (id, name, client, actor, permissions, created_at)"
                      .formatted(TenantSchemas.name(tenant))
                  + " values (?, ?, ?, ?, ?, ?)",
              fresh.id(),
              draft.name(),
              fresh.client(),
              fresh.actor(),
              words(draft.permissions()),
              clock.instant());
          return locked(tenant, get(c, tenant, fresh.id()), fresh.secret());
        });
  }

  /// What was made, with its secret for people to read.
  IntegrationView shown(TenantId tenant, Made made) {
    byte[] secret = vault.decrypt(made.secret(), place(tenant, made.integration().id()));
    return made.integration().with(new String(secret, StandardCharsets.UTF_8));
  }

  /// Changes name and acts; the draft was checked.
  IntegrationView change(TenantId tenant, IntegrationId id, IntegrationView.Draft draft) {
    return database.call(
        c -> {
          Set<Permission> before = awaited(tenant, id).permissions();
          Set<Permission> touched = EnumSet.copyOf(draft.permissions());
          touched.removeAll(before);
          before.stream().filter(p -> !draft.permissions().contains(p)).forEach(touched::add);
          sets.refuseProgramBeyond(touched);
          Sql.update(
              c,
              "update %s.integration set name = ?, permissions = ? where id = ?"
                  .formatted(TenantSchemas.name(tenant)),
              draft.name(),
              words(draft.permissions()),
              id);
          return get(c, tenant, id);
        });
  }

  /// Gives its client another secret; the old one is of no use from now on.
  Made renew(TenantId tenant, IntegrationId id) {
    IntegrationView integration = get(tenant, id);
    // Whoever has the secret may do what it may do.
    sets.refuseProgramBeyond(integration.permissions());
    String secret = ids.letters(SECRET_LENGTH);
    clients.changeSecret(integration.client(), secret);
    return locked(tenant, integration, secret);
  }

  /// Takes all acts away at once, also from tokens that are out.
  void delete(TenantId tenant, IntegrationId id) {
    database.run(
        c -> {
          get(c, tenant, id);
          return Sql.update(
              c,
              "delete from %s.integration where id = ?".formatted(TenantSchemas.name(tenant)),
              id);
        });
  }

  /// Removes a client that nothing refers to any more. If the identity provider is away, it stays
  /// and may do nothing.
  void remove(String client) {
    try {
      clients.delete(client);
    } catch (IdentityProviderException e) {
      LOG.warnf("The client %s is left over: %s", client, e.getMessage());
    }
  }

  /// The integration as it stays until the caller's transaction ends, so that an act which is taken
  /// from it at this moment does not come back.
  IntegrationView awaited(TenantId tenant, IntegrationId id) {
    return database.call(
        c -> {
          Sql.find(
              c,
              "select 1 from %s.integration where id = ? for update"
                  .formatted(TenantSchemas.name(tenant)),
              _ -> true,
              id);
          return get(c, tenant, id);
        });
  }

  /// The integration; NOT_FOUND if there is none.
  IntegrationView get(TenantId tenant, IntegrationId id) {
    return database.call(c -> get(c, tenant, id));
  }

  /// A page, in the order of their ids.
  Page<IntegrationView> list(TenantId tenant, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    String after = Paging.after(cursor);
    List<IntegrationView> rows =
        database.call(
            c ->
                Sql.list(
                    c,
                    SELECT.formatted(TenantSchemas.name(tenant))
                        + " where id > ? order by id limit ?",
                    this::view,
                    after,
                    size + 1));
    return Paging.of(rows, size, one -> one.id().value(), one -> one);
  }

  /// Notes, at most once a minute, that a program asks for something.
  static void used(Connection c, TenantId tenant, String actor, Instant now) throws SQLException {
    Sql.update(
        c,
        "update %s.integration set used_at = ? where actor = ? and (used_at is null or used_at < ?)"
            .formatted(TenantSchemas.name(tenant)),
        now,
        actor,
        now.minus(USED_EVERY));
  }

  private boolean refuseTooMany(Connection c, TenantId tenant) throws SQLException {
    int count =
        Sql.find(
                c,
                "select count(*) from %s.integration".formatted(TenantSchemas.name(tenant)),
                row -> row.getInt(1))
            .orElseThrow();
    if (count >= INTEGRATIONS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d integrations; remove one first".formatted(INTEGRATIONS_MAX));
    }
    return true;
  }

  private IntegrationView get(Connection c, TenantId tenant, IntegrationId id) throws SQLException {
    return Sql.find(
            c, SELECT.formatted(TenantSchemas.name(tenant)) + " where id = ?", this::view, id)
        .orElseThrow(
            () -> new RejectedException(ProblemCode.NOT_FOUND, "There is no integration " + id));
  }

  private Made locked(TenantId tenant, IntegrationView integration, String secret) {
    return new Made(
        integration,
        vault.encrypt(secret.getBytes(StandardCharsets.UTF_8), place(tenant, integration.id())));
  }

  /// A secret opens for its own integration only.
  private static String place(TenantId tenant, IntegrationId id) {
    return "integration/" + tenant + "/" + id;
  }

  private static List<String> words(Set<Permission> permissions) {
    return permissions.stream().map(Permission::word).sorted().toList();
  }

  private IntegrationView view(ResultSet row) throws SQLException {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    Sql.strings(row, "permissions")
        .forEach(word -> Permission.find(word).ifPresent(permissions::add));
    return new IntegrationView(
        new IntegrationId(row.getString("id")),
        row.getString("name"),
        permissions,
        row.getString("client"),
        new AgentId(row.getString("actor")),
        Sql.moment(row, "created_at"),
        Sql.instant(row, "used_at"),
        null,
        clients.tokens());
  }
}
