package alo.tenants.hook;

import alo.contract.hook.EventType;
import alo.contract.hook.HookState;
import alo.contract.hook.HookView;
import alo.contract.id.HookId;
import alo.contract.id.TenantId;
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
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant's web-hooks and their secrets.
@ApplicationScoped
class Hooks {
  /// Web-hooks of a tenant at most.
  static final int HOOKS_MAX = 10;

  /// How long a secret still signs after its renewal.
  static final Duration OLD_SECRET_HOLDS = Duration.ofHours(24);

  /// Secrets that sign at the same time at most.
  private static final int SECRETS_MAX = 5;

  private static final int URL_LENGTH_MAX = 500;

  private static final String SELECT =
      """
      select id, name, url, types, state, paused_because, failing_since, created_at
      from %s.hook\
      """;

  @Inject Database database;
  @Inject Destinations destinations;
  @Inject RandomIds ids;
  @Inject Vault vault;
  @Inject InstantSource clock;
  @Inject Event<PublicEvents.MessagesDue> due;
  private final SecureRandom random = new SecureRandom();

  /// A hook as it was made, with its secret under lock, since idempotency keeps answers.
  record Made(HookView hook, byte[] secret) {}

  /// Refuses what can not be a hook. Looks names up, so it may wait for the network.
  void check(HookView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, 80)
            .line("/url", draft.url(), 1, URL_LENGTH_MAX)
            .list("/types", draft.types(), EventType.values().length);
    check.done();
    for (String type : draft.types()) {
      check.that(
          EventType.of(type).filter(EventType::isPublished).isPresent(),
          "/types",
          "unknown-type",
          "Expected names of events, e.g. call.ended");
    }
    destinations
        .mistake(draft.url())
        .ifPresent(mistake -> check.that(false, "/url", "address", mistake));
    check.done();
    if (destinations.find(draft.url()) instanceof Destinations.Answer.Refused refused) {
      check.that(false, "/url", "address-refused", refused.why().detail());
    }
    check.done();
  }

  /// Makes a hook; the draft was checked.
  Made create(TenantId tenant, HookView.Draft draft) {
    HookId id = new HookId(ids.next("hook"));
    String schema = TenantSchemas.name(tenant);
    return database.call(
        c -> {
          // One lock for all who count.
          Sql.list(c, "select 1 from %s.public_event_head for update".formatted(schema), row -> "");
          int count =
              Sql.find(c, "select count(*) from %s.hook".formatted(schema), row -> row.getInt(1))
                  .orElseThrow();
          if (count >= HOOKS_MAX) {
            throw new RejectedException(
                ProblemCode.LIMIT_REACHED,
                "Expected at most %d web-hooks; remove one first".formatted(HOOKS_MAX));
          }
          Sql.update(
              c,
              "insert into %s.hook (id, name, url, types, state, created_at)".formatted(schema)
                  + " values (?, ?, ?, ?, ?, ?)",
              id,
              draft.name(),
              draft.url(),
              List.copyOf(new java.util.TreeSet<>(draft.types())),
              draft.active() ? HookState.ACTIVE : HookState.INACTIVE,
              clock.instant());
          byte[] secret = enterSecret(c, tenant, id);
          return new Made(get(c, tenant, id), secret);
        });
  }

  /// What was made, with its secret for people to read.
  HookView shown(TenantId tenant, Made made) {
    return made.hook().with(open(tenant, made.hook().id(), made.secret()));
  }

  /// Gives a hook another secret; the older ones sign beside it for a day.
  Made renew(TenantId tenant, HookId id) {
    String schema = TenantSchemas.name(tenant);
    return database.call(
        c -> {
          lock(c, tenant, id);
          Instant now = clock.instant();
          Sql.update(
              c,
              "delete from %s.hook_secret where hook = ? and until <= ?".formatted(schema),
              id,
              now);
          Sql.update(
              c,
              "update %s.hook_secret set until = ? where hook = ? and until = 'infinity'"
                  .formatted(schema),
              now.plus(OLD_SECRET_HOLDS),
              id);
          if (secrets(c, tenant, id, now).size() >= SECRETS_MAX) {
            throw new RejectedException(
                ProblemCode.LIMIT_REACHED,
                "Expected at most %d renewals a day; use the newest secret or wait"
                    .formatted(SECRETS_MAX - 1));
          }
          byte[] secret = enterSecret(c, tenant, id);
          return new Made(get(c, tenant, id), secret);
        });
  }

  /// The secrets that sign now, newest first.
  List<String> secrets(Connection c, TenantId tenant, HookId id, Instant now) throws SQLException {
    return Sql.list(
        c,
        "select secret from %s.hook_secret where hook = ? and until > ? order by number desc"
            .formatted(TenantSchemas.name(tenant)),
        row -> open(tenant, id, row.getBytes(1)),
        id,
        now);
  }

  /// Changes a hook; the draft was checked. Switching it on ends a pause.
  HookView change(TenantId tenant, HookId id, HookView.Draft draft) {
    String schema = TenantSchemas.name(tenant);
    return database.call(
        c -> {
          lock(c, tenant, id);
          Sql.update(
              c,
              """
              update %s.hook set name = ?, url = ?, types = ?, state = ?, paused_because = null,
                failing_since = null, failures = 0, rest_until = '-infinity' where id = ?
              """
                  .formatted(schema),
              draft.name(),
              draft.url(),
              List.copyOf(new java.util.TreeSet<>(draft.types())),
              draft.active() ? HookState.ACTIVE : HookState.INACTIVE,
              id);
          if (draft.active()) {
            Queueing.due(c, tenant, id, clock.instant());
            due.fire(new PublicEvents.MessagesDue(tenant));
          } else {
            Queueing.never(c, tenant, id);
          }
          return get(c, tenant, id);
        });
  }

  /// Removes a hook with its log.
  void delete(TenantId tenant, HookId id) {
    database.run(
        c -> {
          lock(c, tenant, id);
          Sql.update(
              c, "delete from %s.hook where id = ?".formatted(TenantSchemas.name(tenant)), id);
          Queueing.never(c, tenant, id);
          return id;
        });
  }

  /// The hook; NOT_FOUND if there is none.
  HookView get(TenantId tenant, HookId id) {
    return database.call(c -> get(c, tenant, id));
  }

  /// A page, in the order of their ids.
  Page<HookView> list(TenantId tenant, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    String after = Paging.after(cursor);
    List<HookView> rows =
        database.callAlone(
            c ->
                Sql.list(
                    c,
                    SELECT.formatted(TenantSchemas.name(tenant))
                        + " where id > ? order by id limit ?",
                    Hooks::view,
                    after,
                    size + 1));
    return Paging.of(rows, size, hook -> hook.id().value(), hook -> hook);
  }

  /// Locks the hook's row until the end of the transaction; NOT_FOUND if there is none.
  static HookState lock(Connection c, TenantId tenant, HookId id) throws SQLException {
    return Sql.find(
            c,
            "select state from %s.hook where id = ? for no key update"
                .formatted(TenantSchemas.name(tenant)),
            row -> HookState.valueOf(row.getString(1)),
            id)
        .orElseThrow(() -> none(id));
  }

  private HookView get(Connection c, TenantId tenant, HookId id) throws SQLException {
    return Sql.find(
            c, SELECT.formatted(TenantSchemas.name(tenant)) + " where id = ?", Hooks::view, id)
        .orElseThrow(() -> none(id));
  }

  private byte[] enterSecret(Connection c, TenantId tenant, HookId id) throws SQLException {
    byte[] secret =
        vault.encrypt(
            Signature.newSecret(random).getBytes(StandardCharsets.UTF_8), place(tenant, id));
    Sql.update(
        c,
        "insert into %s.hook_secret (hook, secret) values (?, ?)"
            .formatted(TenantSchemas.name(tenant)),
        id,
        secret);
    return secret;
  }

  private String open(TenantId tenant, HookId id, byte[] secret) {
    return new String(vault.decrypt(secret, place(tenant, id)), StandardCharsets.UTF_8);
  }

  /// A secret opens for its own hook only.
  private static String place(TenantId tenant, HookId id) {
    return "hook/" + tenant + "/" + id;
  }

  private static RejectedException none(HookId id) {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no web-hook " + id);
  }

  private static HookView view(ResultSet row) throws SQLException {
    return new HookView(
        new HookId(row.getString("id")),
        row.getString("name"),
        row.getString("url"),
        Sql.strings(row, "types"),
        HookState.valueOf(row.getString("state")),
        row.getString("paused_because"),
        Sql.instant(row, "failing_since"),
        Sql.moment(row, "created_at"),
        null);
  }
}
