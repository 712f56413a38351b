package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.SeatUsage;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.wire.json.Json;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/// Empties the outbox towards billing. While billing is away everything waits; an item that billing
/// refuses holds up nobody else and is tried again ever more rarely.
@ApplicationScoped
class UsageSender {
  private static final Logger LOG = Logger.getLogger(UsageSender.class);
  private static final int BATCH = 200;
  private static final int DOUBLINGS_MAX = 8;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration SENT_KEPT = Duration.ofDays(7);

  @Inject Database database;
  @Inject Billing billing;
  @Inject InstantSource clock;

  private record Due(long id, String kind, String body, int attempts) {}

  private enum Outcome {
    TAKEN,
    REFUSED,
    AWAY
  }

  private volatile boolean away;

  @Scheduled(
      every = "${alo.billing.every:1s}",
      delayed = "2s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void send() {
    int sent;
    do {
      sent = sendBatch();
    } while (sent == BATCH);
  }

  @Scheduled(every = "1h", delayed = "5m")
  void forgetSent() {
    database.run(
        c ->
            Sql.update(
                c,
                "delete from control.usage_outbox where sent_at < ?",
                clock.instant().minus(SENT_KEPT)));
  }

  /// Sends what is due and says how much went. Nothing waits for billing in a transaction: what is
  /// in hand is leased, so that a process that dies leaves it to the next one.
  int sendBatch() {
    List<Due> due = database.callAlone(this::leased);
    if (due.isEmpty()) {
      return 0;
    }
    return switch (outcome(due)) {
      case TAKEN -> taken(due);
      case AWAY -> {
        release(due);
        yield 0;
      }
      case REFUSED -> oneByOne(due);
    };
  }

  /// A single item that is refused must not hold up the others.
  private int oneByOne(List<Due> due) {
    int sent = 0;
    for (int i = 0; i < due.size(); i++) {
      List<Due> one = due.subList(i, i + 1);
      switch (due.size() == 1 ? Outcome.REFUSED : outcome(one)) {
        case TAKEN -> sent += taken(one);
        case REFUSED -> postpone(due.get(i));
        case AWAY -> {
          release(due.subList(i, due.size()));
          return sent;
        }
      }
    }
    return sent;
  }

  private List<Due> leased(Connection c) throws SQLException {
    Instant now = clock.instant();
    String sql =
        """
        update control.usage_outbox set next_at = ? where id in (
          select id from control.usage_outbox where sent_at is null and next_at <= ?
          order by next_at, id limit %d for update skip locked)
        returning id, kind, body, attempts
        """
            .formatted(BATCH);
    return Sql.list(
            c,
            sql,
            row -> new Due(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
            now.plus(LEASE),
            now)
        .stream()
        .sorted(Comparator.comparingLong(Due::id))
        .toList();
  }

  private Outcome outcome(List<Due> due) {
    try {
      List<LegUsage> legs = of(due, "LEG", LegUsage.class);
      List<SeatUsage> seats = of(due, "SEAT", SeatUsage.class);
      if (!legs.isEmpty()) {
        billing.reportLegs(legs);
      }
      if (!seats.isEmpty()) {
        billing.reportSeats(seats);
      }
      if (away) {
        away = false;
        LOG.info("Billing is back; what was used is reported");
      }
      return Outcome.TAKEN;
    } catch (BillingAwayException e) {
      if (!away) {
        away = true;
        LOG.warnf("Billing is away, usage waits: %s", e.getMessage());
      }
      return Outcome.AWAY;
    } catch (BillingRefusedException e) {
      if (due.size() == 1 && due.getFirst().attempts() == 0) {
        LOG.errorf("Billing refuses usage %d: %s", due.getFirst().id(), e.getMessage());
      }
      return Outcome.REFUSED;
    }
  }

  private static <T> List<T> of(List<Due> due, String kind, Class<T> type) {
    return due.stream()
        .filter(d -> d.kind().equals(kind))
        .map(d -> Json.read(d.body(), type))
        .toList();
  }

  private int taken(List<Due> sent) {
    set(sent, "sent_at");
    return sent.size();
  }

  /// Due again at once.
  private void release(List<Due> waiting) {
    set(waiting, "next_at");
  }

  private void set(List<Due> items, String column) {
    Instant now = clock.instant();
    database.callAlone(
        c -> {
          for (Due one : items) {
            Sql.update(
                c,
                "update control.usage_outbox set " + column + " = ? where id = ?",
                now,
                one.id());
          }
          return items;
        });
  }

  private void postpone(Due one) {
    database.callAlone(
        c ->
            Sql.update(
                c,
                "update control.usage_outbox set attempts = attempts + 1,"
                    + " next_at = cast(? as timestamptz)"
                    + " + interval '1 second' * power(2, least(attempts, %d)) where id = ?"
                        .formatted(DOUBLINGS_MAX),
                clock.instant(),
                one.id()));
  }
}
