package alo.tenants.edge;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.billing.LegUsage;
import alo.contract.billing.SeatUsage;
import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.hook.PublicEvents;
import alo.tenants.interaction.CarrierLeg;
import alo.tenants.interaction.EventStore;
import alo.tenants.interaction.FoldedCall;
import alo.tenants.interaction.Projection;
import alo.tenants.live.Boards;
import alo.tenants.live.Feed;
import alo.tenants.live.FeedReaders;
import alo.tenants.number.Numbering;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.removal.RemovalReports;
import alo.tenants.tenant.Tenants;
import alo.tenants.usage.UsageOutbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes batches of events in: events, records, boards, feed, usage and what others are told are
/// one transaction, whose commit the edge gets acknowledged. What came twice changes nothing. An
/// event that can not be taken in is set aside, so that it stops neither its tenant's history nor
/// anybody else's.
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

  /// Classes of SQL states: connection, rollback, resources, lock, operator, system.
  private static final List<String> PASSING = List.of("08", "25", "40", "53", "55", "57", "58");

  @Inject Database database;
  @Inject Tenants tenants;
  @Inject EventStore events;
  @Inject Projection projection;
  @Inject Boards boards;
  @Inject Feed feed;
  @Inject FeedReaders readers;
  @Inject PublicEvents published;
  @Inject UsageOutbox usage;
  @Inject Histories histories;
  @Inject InstantSource clock;
  @Inject MeterRegistry meters;

  /// Stores a batch and says up to which sequence the edge's history is stored.
  long store(EdgeId edge, Batch batch) {
    Map<TenantId, List<EventEnvelope>> byTenant =
        new TreeMap<>(Comparator.comparing(TenantId::value));
    batch.events().forEach(e -> byTenant.computeIfAbsent(e.tenant(), t -> newList()).add(e));
    Set<TenantId> grown = new HashSet<>();
    long acknowledged =
        database.callAlone(
            c -> {
              Instant now = clock.instant();
              histories.keepStrays(c, edge, batch, now);
              for (var entry : byTenant.entrySet()) {
                if (take(c, edge, entry.getKey(), entry.getValue(), now)) {
                  grown.add(entry.getKey());
                }
              }
              return histories.advance(c, edge, batch, now);
            });
    grown.forEach(readers::wake);
    meters.counter("alo.events.received", "edge", edge.value()).increment(batch.events().size());
    meters.counter("alo.events.strays", "edge", edge.value()).increment(batch.strays().size());
    return acknowledged;
  }

  /// Tries once more to take in what was set aside: this program may understand what an older one
  /// did not, and a tenant may have come home. Calls are folded anew, so it does not matter that
  /// later events are there already.
  ///
  /// @return whether it is in its place now
  boolean takeAgain(Histories.Aside aside) {
    Optional<Batch> batch = Batch.again(aside);
    Optional<Tenants.Profile> tenant =
        batch.flatMap(b -> tenants.find(b.events().getFirst().tenant()));
    if (batch.isEmpty() || tenant.isEmpty()) {
      return false;
    }
    boolean placed =
        database.callAlone(
            c -> {
              List<EventEnvelope> events = batch.get().events();
              Attempt attempt = attempt(c, aside.edge(), tenant.get(), events, clock.instant());
              return attempt.refusal() == null && histories.placed(c, aside);
            });
    if (placed) {
      readers.wake(tenant.get().id());
    }
    return placed;
  }

  /// @return whether the tenant's history has grown
  private boolean take(
      Connection c, EdgeId edge, TenantId id, List<EventEnvelope> batch, Instant now)
      throws SQLException {
    Optional<Tenants.Profile> tenant = tenants.find(id);
    if (tenant.isEmpty()) {
      if (RemovalReports.has(c, id)) {
        // Of a deleted tenant nothing is kept, also not what its edge brings late.
        return false;
      }
      histories.setAside(c, edge, batch, "unknown tenant", now);
      return false;
    }
    Attempt whole = attempt(c, edge, tenant.get(), batch, now);
    if (whole.refusal() == null || batch.size() == 1) {
      return settled(c, edge, batch, whole, now);
    }
    boolean grown = false;
    for (EventEnvelope one : batch) {
      List<EventEnvelope> alone = List.of(one);
      grown |= settled(c, edge, alone, attempt(c, edge, tenant.get(), alone, now), now);
    }
    return grown;
  }

  private boolean settled(
      Connection c, EdgeId edge, List<EventEnvelope> batch, Attempt attempt, Instant now)
      throws SQLException {
    if (attempt.refusal() != null) {
      histories.setAside(c, edge, batch, attempt.refusal(), now);
    }
    return attempt.grown();
  }

  /// What came of storing some events of a tenant.
  ///
  /// @param refusal why nothing was stored, null if it was
  private record Attempt(boolean grown, @Nullable String refusal) {}

  private Attempt attempt(
      Connection c, EdgeId edge, Tenants.Profile tenant, List<EventEnvelope> batch, Instant now)
      throws SQLException {
    execute(c, "savepoint intake");
    try {
      if (!histories.mayWrite(c, edge, tenant)) {
        return new Attempt(false, "not a tenant of this edge");
      }
      return new Attempt(store(c, tenant, batch, now), null);
    } catch (SQLException | RuntimeException e) {
      if (isPassing(e)) {
        throw e;
      }
      LOG.warnf(e, "%d events of %s can not be taken in", batch.size(), tenant.id());
      execute(c, "rollback to savepoint intake");
      return new Attempt(false, e.getClass().getSimpleName() + ": " + e.getMessage());
    } finally {
      execute(c, "release savepoint intake");
    }
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (Statement statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Whether the same may succeed another time: the database is away or busy.
  private static boolean isPassing(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || PASSING.stream().anyMatch(state::startsWith);
      }
    }
    return false;
  }

  private boolean store(
      Connection c, Tenants.Profile tenant, List<EventEnvelope> batch, Instant now)
      throws SQLException {
    List<EventEnvelope> fresh = events.append(c, tenant.id(), batch);
    if (fresh.isEmpty()) {
      return false;
    }
    Projection.Changed changed = projection.project(c, tenant, fresh, now);
    for (FoldedCall call : changed.calls()) {
      for (CarrierLeg leg : call.carrierLegs()) {
        usage.add(c, legUsage(tenant, call.record(), leg), now);
      }
    }
    seats(c, tenant, fresh, now);
    Set<AgentId> agents = boards.take(c, tenant.id(), fresh);
    List<AgentBoard> lines = boards.agents(c, tenant.id(), agents);
    feed.append(
        c,
        tenant.id(),
        now,
        lines,
        boards.changedQueues(c, tenant.id(), changed.queues(), agents),
        changed.calls().stream().map(FoldedCall::record).toList());
    published.append(c, tenant.id(), fresh, changed.calls(), lines, now);
    return true;
  }

  private void seats(Connection c, Tenants.Profile tenant, List<EventEnvelope> fresh, Instant now)
      throws SQLException {
    ZoneId zone = ZoneId.of(tenant.zone());
    for (EventEnvelope e : fresh) {
      if (e.event() instanceof Event.PresenceChanged p && p.presence() != Presence.LOGGED_OUT) {
        seat(c, tenant.id(), p.agent(), LocalDate.ofInstant(e.at(), zone), now);
      }
    }
  }

  /// Counts a person's seat for a day, once.
  void seat(Connection c, TenantId tenant, AgentId agent, LocalDate day, Instant now)
      throws SQLException {
    int rows =
        Sql.update(
            c,
            "insert into %s.seat_day (agent, day) values (?, ?) on conflict do nothing"
                .formatted(TenantSchemas.name(tenant)),
            agent,
            day);
    if (rows == 1) {
      usage.add(c, new SeatUsage(tenant, agent, day), now);
    }
  }

  private static LegUsage legUsage(Tenants.Profile tenant, CallRecord call, CarrierLeg leg) {
    String number =
        Numbering.international(new DialString(leg.number()), tenant.country())
            .map(E164::value)
            .orElse(leg.number());
    return new LegUsage(
        tenant.id(),
        call.id(),
        leg.id(),
        leg.direction(),
        number,
        leg.callerId(),
        leg.answeredAt(),
        leg.endedAt());
  }

  private static List<EventEnvelope> newList() {
    return new java.util.ArrayList<>();
  }
}
