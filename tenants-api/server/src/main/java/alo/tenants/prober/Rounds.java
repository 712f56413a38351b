package alo.tenants.prober;

import alo.contract.isolation.IsolationRound;
import alo.contract.isolation.IsolationRound.Finding;
import alo.contract.isolation.IsolationStanding;
import alo.contract.tenant.Page;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rounds that were run, and what came of them.
@ApplicationScoped
class Rounds {
  private static final Duration KEPT = Duration.ofDays(7);

  /// What leaked is looked into later, too.
  private static final Duration KEPT_WITH_LEAKS = Duration.ofDays(90);

  private static final int TEXT_MAX = 200;
  private static final int CAME_MAX = 300;
  private static final String RUN = "ended_at is not null and not_run is null";

  @Inject Database database;
  @Inject InstantSource clock;

  /// Begins a round, unless one began lately, in whatever process.
  Optional<Long> begin(Duration every) {
    return database.callAlone(
        c -> {
          Sql.find(
              c, "select 1 from pg_advisory_xact_lock(hashtext(?))", _ -> true, "isolation round");
          Instant now = clock.instant();
          // A little less, or a scheduler that is a moment early would leave every second one out.
          Instant since = now.minus(every.multipliedBy(9).dividedBy(10));
          boolean isLate =
              Sql.find(
                      c,
                      "select 1 from control.isolation_round where begun_at > ?",
                      _ -> true,
                      since)
                  .isEmpty();
          if (!isLate) {
            return Optional.empty();
          }
          endLeftBehind(c, now);
          return Sql.find(
              c,
              "insert into control.isolation_round (begun_at) values (?) returning id",
              row -> row.getLong(1),
              now);
        });
  }

  /// Enters what came of a round, and forgets old ones.
  void end(long round, Round.Outcome outcome) {
    Findings findings = outcome.findings();
    database.callAlone(
        c -> {
          int place = 0;
          for (Finding one : findings.all()) {
            keep(c, round, ++place, one);
          }
          Sql.update(
              c,
              "update control.isolation_round set ended_at = ?, operations = ?, attempts = ?,"
                  + " unclear = ?, leaks = ?, not_run = null where id = ?",
              clock.instant(),
              outcome.operations(),
              findings.attempts(),
              findings.unclear(),
              findings.leaks(),
              round);
          return forgetOld(c);
        });
  }

  /// Enters why a round could not be run.
  void notRun(long round, String reason) {
    database.callAlone(
        c ->
            Sql.update(
                c,
                "update control.isolation_round set ended_at = ?, not_run = ? where id = ?",
                clock.instant(),
                first(reason, CAME_MAX),
                round));
  }

  /// A page, newest first.
  Page<IsolationRound> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    long before = before(cursor);
    List<IsolationRound> rows =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select * from control.isolation_round where id < ? order by id desc limit ?",
                    row -> round(c, row),
                    before,
                    size + 1));
    return Paging.of(rows, size, r -> String.valueOf(r.number()), r -> r);
  }

  /// The last round that was run to its end.
  Optional<IsolationRound> last() {
    return database.call(
        c ->
            Sql.find(
                c,
                "select * from control.isolation_round where " + RUN + " order by id desc limit 1",
                row -> round(c, row)));
  }

  /// What a tenant is told.
  IsolationStanding standing() {
    Optional<IsolationRound> last = last();
    Instant since = clock.instant().minus(Duration.ofDays(1));
    return database.call(
        c ->
            Sql.find(
                    c,
                    "select coalesce(sum(attempts), 0) as attempts, coalesce(sum(leaks), 0) as"
                        + " leaks from control.isolation_round where "
                        + RUN
                        + " and begun_at > ?",
                    row ->
                        new IsolationStanding(
                            last.map(IsolationRound::endedAt).orElse(null),
                            last.map(IsolationRound::operations).orElse(0),
                            last.map(IsolationRound::attempts).orElse(0),
                            last.map(IsolationRound::leaks).orElse(0),
                            row.getInt("attempts"),
                            row.getInt("leaks")),
                    since)
                .orElseThrow());
  }

  /// What a process began that is no more.
  private static void endLeftBehind(Connection c, Instant now) throws SQLException {
    Sql.update(
        c,
        "update control.isolation_round set ended_at = ?, not_run = ? where ended_at is null",
        now,
        "the program ended in it");
  }

  private int forgetOld(Connection c) throws SQLException {
    Instant now = clock.instant();
    return Sql.update(
        c,
        "delete from control.isolation_round where begun_at < ? or begun_at < ? and leaks = 0",
        now.minus(KEPT_WITH_LEAKS),
        now.minus(KEPT));
  }

  private static void keep(Connection c, long round, int place, Finding one) throws SQLException {
    Sql.update(
        c,
        "insert into control.isolation_finding (round, place, leak, operation, aim, expected, came)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        round,
        place,
        one.leak(),
        first(one.operation(), TEXT_MAX),
        first(one.aim(), TEXT_MAX),
        first(one.expected(), TEXT_MAX),
        first(one.came(), CAME_MAX));
  }

  private static IsolationRound round(Connection c, ResultSet row) throws SQLException {
    return new IsolationRound(
        row.getLong("id"),
        Sql.moment(row, "begun_at"),
        Sql.instant(row, "ended_at"),
        row.getInt("operations"),
        row.getInt("attempts"),
        row.getInt("unclear"),
        row.getInt("leaks"),
        row.getString("not_run"),
        row.getInt("leaks") + row.getInt("unclear") == 0 ? List.of() : findings(c, row));
  }

  private static List<Finding> findings(Connection c, ResultSet round) throws SQLException {
    return Sql.list(
        c,
        "select * from control.isolation_finding where round = ? order by place",
        row ->
            new Finding(
                row.getBoolean("leak"),
                row.getString("operation"),
                row.getString("aim"),
                row.getString("expected"),
                row.getString("came")),
        round.getLong("id"));
  }

  private static long before(@Nullable String cursor) {
    try {
      return Paging.find(cursor).map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException _) {
      throw Paging.noCursor();
    }
  }

  private static String first(String text, int atMost) {
    return text.substring(0, Math.min(atMost, text.length()));
  }
}
