package alo.tenants.live;

import alo.contract.agent.AgentBoard;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.interaction.CallRecord;
import alo.contract.live.FeedMessage;
import alo.contract.queue.QueueBoard;
import alo.tenants.interaction.Interactions;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
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
import java.util.List;
import java.util.Optional;
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

  /// The next messages after a sequence; nothing if the person may not read them any more.
  Optional<List<Stored>> after(TenantId tenant, AgentId person, long sequence, int limit) {
    String schema = TenantSchemas.name(tenant);
    return database.callAlone(
        c ->
            mayRead(c, tenant, person)
                ? Optional.of(after(c, schema, seesCalls(c, schema, person), sequence, limit))
                : Optional.empty());
  }

  private static List<Stored> after(
      Connection c, String schema, boolean calls, long sequence, int limit) throws SQLException {
    return Sql.list(
        c,
        "select sequence, body from %s.feed where sequence > ? order by sequence limit ?"
            .formatted(schema),
        row ->
            new Stored(row.getLong(1), calls ? row.getString(2) : withoutCalls(row.getString(2))),
        sequence,
        limit);
  }

  private static @Nullable String withoutCalls(String body) {
    return switch (Json.read(body, FeedMessage.class)) {
      case FeedMessage.Board board -> Json.write(withoutCalls(board));
      case FeedMessage.CallChanged _ -> null;
      case FeedMessage.AgentChanged _, FeedMessage.QueueChanged _ -> body;
    };
  }

  private static FeedMessage.Board withoutCalls(FeedMessage.Board board) {
    return new FeedMessage.Board(
        board.sequence(), board.at(), board.agents(), board.queues(), List.of());
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
  /// it is read.
  public FeedMessage.Board board(TenantId tenant, AgentId person) {
    return database.callAlone(
        c -> {
          long last =
              Sql.find(
                      c,
                      "select last from %s.feed_head for share"
                          .formatted(TenantSchemas.name(tenant)),
                      row -> row.getLong(1))
                  .orElseThrow();
          FeedMessage.Board all = board(c, tenant, last);
          return seesCalls(c, TenantSchemas.name(tenant), person) ? all : withoutCalls(all);
        });
  }

  private FeedMessage.Board board(Connection c, TenantId tenant, long sequence)
      throws SQLException {
    return new FeedMessage.Board(
        sequence,
        clock.instant(),
        boards.allAgents(c, tenant),
        boards.allQueues(c, tenant),
        interactions.live(tenant));
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

  /// A permission that was taken or a suspended tenant ends an open feed too.
  private static boolean mayRead(Connection c, TenantId tenant, AgentId person)
      throws SQLException {
    String sql =
        """
        select 1 from control.tenant t where t.id = ? and t.state = 'ACTIVE' and exists (
          select 1 from %s.may m where m.actor = ? and m.permission = 'board.see')
        """
            .formatted(TenantSchemas.name(tenant));
    return Sql.find(c, sql, row -> row.getInt(1), tenant, person).isPresent();
  }

  /// Calls have customers' numbers in them: who sees the board need not see those.
  private static boolean seesCalls(Connection c, String schema, AgentId person)
      throws SQLException {
    String sql = "select 1 from %s.may where actor = ? and permission = 'calls.see'";
    return Sql.find(c, sql.formatted(schema), row -> row.getInt(1), person).isPresent();
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
