package alo.tenants.removal;

import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.tenants.identity.Identities;
import alo.tenants.identity.ProgramClients;
import alo.tenants.interaction.ObjectStore;
import alo.tenants.number.Numbers;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Removes what deleted tenants left. The tenant is marked first and its row goes last; each step
/// between may be repeated, so that the next round finishes what a crash or a neighbour that was
/// away left. Bills are not removed, as the law asks; what billing must still be told is sent
/// first and forgotten a week later.
@ApplicationScoped
public class Removals {
  private static final Logger LOG = Logger.getLogger(Removals.class);

  /// How long an edge that was away may still bring recordings of a tenant that is gone.
  private static final Duration SWEPT = Duration.ofDays(90);

  @Inject Tenants tenants;
  @Inject Identities identities;
  @Inject ProgramClients clients;
  @Inject ObjectStore store;
  @Inject TenantSchemas schemas;
  @Inject Numbers numbers;
  @Inject Database database;
  @Inject Event<Forgotten> forgotten;
  @Inject InstantSource clock;

  private final ReentrantLock turn = new ReentrantLock();

  /// An edge must forget a tenant.
  public record Forgotten(TenantId tenant, EdgeId edge) {}

  private record Left(TenantId tenant, EdgeId edge, @Nullable String owner) {}

  /// Takes away whose days of grace are over, and removes what is to be removed.
  @Scheduled(every = "1m", delayed = "15s")
  void round() {
    turn.lock();
    try {
      for (TenantId over : over()) {
        quietly(over, () -> tenants.deleteIfOver(over));
      }
      for (Left left : left()) {
        quietly(left.tenant(), () -> remove(left));
      }
    } finally {
      turn.unlock();
    }
  }

  /// What edges brought late of tenants that are gone.
  @Scheduled(every = "1h", delayed = "10m")
  void sweep() {
    List<Left> gone =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select tenant, edge from control.tenant_removal where done_at > ?",
                    row ->
                        new Left(
                            new TenantId(row.getString(1)), new EdgeId(row.getString(2)), null),
                    clock.instant().minus(SWEPT)));
    for (Left one : gone) {
      quietly(
          one.tenant(),
          () -> {
            forgotten.fire(new Forgotten(one.tenant(), one.edge()));
            objects(one.tenant());
          });
    }
  }

  private void quietly(TenantId tenant, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s could not be removed yet; the next round goes on", tenant);
    }
  }

  private List<TenantId> over() {
    return database.call(
        c ->
            Sql.list(
                c,
                "select id from control.tenant where state = 'CLOSING' and delete_at <= ?",
                row -> new TenantId(row.getString(1)),
                clock.instant()));
  }

  private List<Left> left() {
    return database.call(
        c ->
            Sql.list(
                c,
                "select id, home_edge, owner_user from control.tenant where state = 'DELETING'",
                row ->
                    new Left(
                        new TenantId(row.getString(1)),
                        new EdgeId(row.getString(2)),
                        row.getString(3))));
  }

  private void remove(Left left) {
    TenantId tenant = left.tenant();
    forgotten.fire(new Forgotten(tenant, left.edge()));
    programs(tenant);
    people(left);
    objects(tenant);
    schema(tenant);
    rows(tenant);
    LOG.infof("Tenant %s is removed", tenant);
  }

  /// Before the schema, which alone knows them; as are people.
  private void programs(TenantId tenant) {
    if (hasSchema(tenant)) {
      List<String> theirs =
          database.call(
              c ->
                  Sql.list(
                      c,
                      "select client from %s.integration".formatted(TenantSchemas.name(tenant)),
                      row -> row.getString(1)));
      theirs.forEach(clients::delete);
    }
  }

  private void people(Left left) {
    TenantId tenant = left.tenant();
    List<AgentId> people = new ArrayList<>();
    if (hasSchema(tenant)) {
      people.addAll(
          database.call(
              c ->
                  Sql.list(
                      c,
                      "select id from %s.agent".formatted(TenantSchemas.name(tenant)),
                      row -> new AgentId(row.getString(1)))));
      report(tenant, "people = ?", people.size());
    }
    if (left.owner() != null && people.stream().noneMatch(p -> p.value().equals(left.owner()))) {
      people.add(new AgentId(left.owner()));
    }
    for (AgentId person : people) {
      identities.deleteMember(tenant, person);
    }
    identities.deleteOrganisation(tenant);
  }

  private void objects(TenantId tenant) {
    try {
      report(tenant, "objects = objects + ?", store.deleteAll(tenant.value() + "/"));
    } catch (IOException e) {
      throw new IllegalStateException("The object store failed", e);
    }
  }

  private void schema(TenantId tenant) {
    if (hasSchema(tenant)) {
      long rows = database.call(c -> count(c, tenant));
      report(tenant, "rows = ?", rows);
    }
    schemas.drop(tenant);
  }

  private static long count(Connection c, TenantId tenant) throws SQLException {
    List<String> tables =
        Sql.list(
            c,
            "select quote_ident(tablename) from pg_tables where schemaname = ?",
            row -> row.getString(1),
            TenantSchemas.name(tenant));
    long rows = 0;
    for (String table : tables) {
      rows +=
          Sql.find(
                  c,
                  "select count(*) from " + TenantSchemas.name(tenant) + "." + table,
                  row -> row.getLong(1))
              .orElse(0L);
    }
    return rows;
  }

  private void rows(TenantId tenant) {
    String scope = TenantSchemas.name(tenant) + "/";
    database.callAlone(
        c -> {
          Sql.update(c, "delete from control.idempotency where starts_with(scope, ?)", scope);
          Sql.update(c, "delete from control.stray_event where tenant = ?", tenant);
          Sql.update(c, "delete from control.log_out where tenant = ?", tenant);
          Sql.update(
              c,
              "delete from control.usage_outbox where tenant = ? and sent_at is not null",
              tenant);
          Sql.update(
              c,
              """
              delete from control.signup_request r using control.tenant t
              where t.id = ? and lower(r.owner_email) = lower(t.owner_email)
                and lower(r.company) = lower(t.name)
              """,
              tenant);
          int given =
              Sql.list(
                      c,
                      "select 1 from control.number where tenant = ?",
                      row -> row.getInt(1),
                      tenant)
                  .size();
          numbers.restAll(tenant);
          Sql.update(c, "delete from control.tenant where id = ?", tenant);
          return Sql.update(
              c,
              "update control.tenant_removal set numbers = ?, done_at = ? where tenant = ?",
              given,
              clock.instant(),
              tenant);
        });
  }

  private boolean hasSchema(TenantId tenant) {
    return database.call(
        c ->
            Sql.find(
                    c,
                    "select 1 from pg_tables where schemaname = ? and tablename = 'agent'",
                    _ -> true,
                    TenantSchemas.name(tenant))
                .isPresent());
  }

  private void report(TenantId tenant, String what, long count) {
    database.callAlone(
        c ->
            Sql.update(
                c,
                "update control.tenant_removal set " + what + " where tenant = ?",
                count,
                tenant));
  }
}
