package alo.tenants.live;

import alo.contract.agent.AgentBoard;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Sight;
import alo.contract.interaction.CallRecord;
import alo.contract.live.FeedMessage;
import alo.contract.queue.QueueBoard;
import alo.tenants.interaction.Interactions;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.tenants.workforce.Seen;
import alo.tenants.workforce.Sights;
import alo.wire.json.Json;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A tenant's numbered messages. A number is given under the lock of `feed_head`, which is held
/// until the commit: whoever has seen number 7 can not miss a number below it.
@ApplicationScoped
public class Feed {
  private static final Logger LOG = Logger.getLogger(Feed.class);

  /// How long a message can be had again.
  public static final Duration KEPT = Duration.ofHours(1);

  @Inject Database database;
  @Inject Boards boards;
  @Inject Interactions interactions;
  @Inject Tenants tenants;
  @Inject InstantSource clock;

  /// A message as it is stored.
  ///
  /// @param body null if it is not for this reader
  public record Stored(long sequence, @Nullable String body) {}

  /// Appends what changed, in the transaction of the change.
  public void append(
      Connection c,
      TenantId tenant,
      Instant now,
      List<AgentBoard> agents,
      List<QueueBoard> queues,
      List<CallRecord> calls)
      throws SQLException {
    int count = agents.size() + queues.size() + calls.size();
    if (count == 0) {
      return;
    }
    long sequence = given(c, tenant, count);
    List<FeedMessage> messages = new ArrayList<>(count);
    for (CallRecord call : calls) {
      messages.add(new FeedMessage.CallChanged(++sequence, now, call));
    }
    for (AgentBoard agent : agents) {
      messages.add(new FeedMessage.AgentChanged(++sequence, now, agent));
    }
    for (QueueBoard queue : queues) {
      messages.add(new FeedMessage.QueueChanged(++sequence, now, queue));
    }
    insert(c, tenant, now, messages);
  }

  /// Appends the whole state, after which a reader forgets what is not in it.
  void appendBoard(Connection c, TenantId tenant, Instant now) throws SQLException {
    long sequence = given(c, tenant, 1) + 1;
    insert(c, tenant, now, List.of(board(c, tenant, sequence)));
  }

  /// What a reader sees.
  ///
  /// @param agents whose lines
  /// @param calls of whom; nobody's if it is only nobody
  record View(Seen agents, Seen calls) {
    boolean isWhole() {
      return agents instanceof Seen.Everybody && calls instanceof Seen.Everybody;
    }
  }

  /// Messages as a view lets them through.
  record Batch(View view, List<Stored> messages) {}

  /// A board as a view lets it through.
  record Shown(View view, FeedMessage.Board board) {}

  /// The next messages after a sequence; nothing if the person may not read them any more.
  Optional<Batch> after(TenantId tenant, AgentId person, long sequence, int limit) {
    String sql =
        "select sequence, body from %s.feed where sequence > ? order by sequence limit ?"
            .formatted(TenantSchemas.name(tenant));
    return database.callAlone(
        c -> {
          Optional<View> found = view(c, tenant, person);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          View view = found.get();
          List<Stored> messages =
              Sql.list(
                  c,
                  sql,
                  row -> new Stored(row.getLong(1), through(view, row.getString(2))),
                  sequence,
                  limit);
          return Optional.of(new Batch(view, messages));
        });
  }

  private static @Nullable String through(View view, String body) {
    if (view.isWhole()) {
      return body;
    }
    return switch (Json.read(body, FeedMessage.class)) {
      case FeedMessage.Board board -> Json.write(through(view, board));
      case FeedMessage.CallChanged c -> Interactions.isSeen(c.call(), view.calls()) ? body : null;
      case FeedMessage.AgentChanged a -> view.agents().sees(a.agent().agent()) ? body : null;
      case FeedMessage.QueueChanged _ -> body;
    };
  }

  private static FeedMessage.Board through(View view, FeedMessage.Board board) {
    return new FeedMessage.Board(
        board.sequence(),
        board.at(),
        board.agents().stream().filter(a -> view.agents().sees(a.agent())).toList(),
        board.queues(),
        board.calls().stream().filter(call -> Interactions.isSeen(call, view.calls())).toList(),
        view.isWhole());
  }

  /// Whether a reader who has seen this sequence misses nothing by going on behind it.
  public boolean canResume(TenantId tenant, long sequence) {
    String schema = TenantSchemas.name(tenant);
    return database.callAlone(
        c -> {
          long last =
              Sql.find(c, "select last from %s.feed_head".formatted(schema), row -> row.getLong(1))
                  .orElseThrow();
          Optional<Long> first =
              Sql.find(
                  c,
                  "select sequence from %s.feed order by sequence limit 1".formatted(schema),
                  row -> row.getLong(1));
          return sequence == last
              || sequence < last && first.isPresent() && first.get() <= sequence + 1;
        });
  }

  /// The whole state as of a sequence, as far as the person may see it; nothing is appended while
  /// it is read. Nothing if he may not read it any more.
  Optional<Shown> board(TenantId tenant, AgentId person) {
    return database.callAlone(
        c -> {
          // Before the lock, which all writers wait for: what changes in between is seen at once.
          Optional<View> view = view(c, tenant, person);
          if (view.isEmpty()) {
            return Optional.empty();
          }
          long last =
              Sql.find(
                      c,
                      "select last from %s.feed_head for share"
                          .formatted(TenantSchemas.name(tenant)),
                      row -> row.getLong(1))
                  .orElseThrow();
          return Optional.of(new Shown(view.get(), through(view.get(), board(c, tenant, last))));
        });
  }

  private FeedMessage.Board board(Connection c, TenantId tenant, long sequence)
      throws SQLException {
    return new FeedMessage.Board(
        sequence,
        clock.instant(),
        boards.allAgents(c, tenant),
        boards.allQueues(c, tenant),
        interactions.live(tenant),
        true);
  }

  /// Reserves so many numbers under the lock and says the last one before them.
  private static long given(Connection c, TenantId tenant, int count) throws SQLException {
    return Sql.find(
                c,
                "update %s.feed_head set last = last + ? returning last"
                    .formatted(TenantSchemas.name(tenant)),
                row -> row.getLong(1),
                count)
            .orElseThrow()
        - count;
  }

  private static void insert(Connection c, TenantId tenant, Instant now, List<FeedMessage> messages)
      throws SQLException {
    String sql =
        "insert into %s.feed (sequence, at, body) values (?, ?, ?)"
            .formatted(TenantSchemas.name(tenant));
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      for (FeedMessage message : messages) {
        Sql.bind(c, insert, message.sequence(), now, Json.write(message));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// A permission that was taken or a suspended tenant ends an open feed too. Calls have customers'
  /// numbers in them: who sees the board need not see those.
  private static Optional<View> view(Connection c, TenantId tenant, AgentId person)
      throws SQLException {
    boolean active =
        Sql.find(
                c,
                "select 1 from control.tenant where id = ? and state = 'ACTIVE'",
                row -> row.getInt(1),
                tenant)
            .isPresent();
    if (!active) {
      return Optional.empty();
    }
    Map<Sight, Seen> seen = Sights.of(c, tenant, person, EnumSet.of(Sight.BOARD, Sight.CALLS));
    Seen calls = seen.getOrDefault(Sight.CALLS, new Seen.Only(Set.of()));
    return Optional.ofNullable(seen.get(Sight.BOARD)).map(agents -> new View(agents, calls));
  }

  @Scheduled(every = "5m", delayed = "2m")
  void forgetOld() {
    Instant before = clock.instant().minus(KEPT);
    for (Tenants.Profile tenant : tenants.all()) {
      try {
        database.callAlone(
            c ->
                Sql.update(
                    c,
                    "delete from %s.feed where at < ?".formatted(TenantSchemas.name(tenant.id())),
                    before));
      } catch (RuntimeException e) {
        // One tenant's trouble must not fill the disk with all the others' messages.
        LOG.errorf(e, "Old messages of %s's feed stay for a while", tenant.id());
      }
    }
  }
}
