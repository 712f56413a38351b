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
import java.util.List;
import org.jboss.logging.Logger;

/// Empties the outbox towards billing. While billing is away everything waits; an item that billing
/// refuses holds up nobody else.
@ApplicationScoped
class UsageSender {
  private static final Logger LOG = Logger.getLogger(UsageSender.class);
  private static final int BATCH = 200;
  private static final int DOUBLINGS_MAX = 8;
  private static final Duration SENT_KEPT = Duration.ofDays(7);

  @Inject Database database;
  @Inject Billing billing;
  @Inject InstantSource clock;

  private record Due(long id, String kind, String body) {}

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

  /// Sends what is due and says how much went.
  int sendBatch() {
    return database.callAlone(
        c -> {
          Instant now = clock.instant();
          List<Due> due =
              Sql.list(
                  c,
                  """
                  select id, kind, body from control.usage_outbox
                  where sent_at is null and next_at <= ?
                  order by next_at, id limit %d for update skip locked
                  """
                      .formatted(BATCH),
                  row -> new Due(row.getLong(1), row.getString(2), row.getString(3)),
                  now);
          return sent(c, due, now);
        });
  }

  private int sent(Connection c, List<Due> due, Instant now) throws SQLException {
    if (due.isEmpty() || sends(due)) {
      mark(c, due, now);
      return due.size();
    }
    int sent = 0;
    for (Due one : due) {
      // One by one: a single item that is refused must not hold the others.
      if (due.size() > 1 && sends(List.of(one))) {
        mark(c, List.of(one), now);
        sent++;
      } else {
        postpone(c, one, now);
        if (sent == 0) {
          break;
        }
      }
    }
    return sent;
  }

  private boolean sends(List<Due> due) {
    try {
      List<LegUsage> legs = of(due, "LEG", LegUsage.class);
      List<SeatUsage> seats = of(due, "SEAT", SeatUsage.class);
      if (!legs.isEmpty()) {
        billing.reportLegs(legs);
      }
      if (!seats.isEmpty()) {
        billing.reportSeats(seats);
      }
      return true;
    } catch (BillingAwayException e) {
      LOG.debugf("%d items of usage wait: %s", due.size(), e.getMessage());
      return false;
    }
  }

  private static <T> List<T> of(List<Due> due, String kind, Class<T> type) {
    return due.stream()
        .filter(d -> d.kind().equals(kind))
        .map(d -> Json.read(d.body(), type))
        .toList();
  }

  private static void mark(Connection c, List<Due> sent, Instant now) throws SQLException {
    for (Due one : sent) {
      Sql.update(c, "update control.usage_outbox set sent_at = ? where id = ?", now, one.id());
    }
  }

  private static void postpone(Connection c, Due one, Instant now) throws SQLException {
    Sql.update(
        c,
        "update control.usage_outbox set attempts = attempts + 1,"
            + " next_at = cast(? as timestamptz)"
            + " + interval '1 second' * power(2, least(attempts, %d)) where id = ?"
                .formatted(DOUBLINGS_MAX),
        now,
        one.id());
  }
}
