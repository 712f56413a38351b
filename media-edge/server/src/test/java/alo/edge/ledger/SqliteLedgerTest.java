package alo.edge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ledger in SQLite")
class SqliteLedgerTest implements LedgerContract {
  @TempDir Path folder;
  private SqliteLedger ledger;

  @BeforeEach
  void open() {
    ledger = reopen();
  }

  private SqliteLedger reopen() {
    return new SqliteLedger(new EdgeId("lab"), folder.resolve("ledger.sqlite"), NOW);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Test
  @DisplayName("a restart keeps events and cursor, goes on counting, and begins a new epoch")
  void restart() {
    long before = ledger.epoch();
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(1), LedgerContract.event(2))).join();
    ledger.acknowledge(1);
    ledger.close();
    ledger = reopen();
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(3))).join();
    assertThat(ledger.epoch()).isGreaterThan(before);
    assertThat(ledger.acknowledged()).isEqualTo(1);
    List<Ledger.Row> rows = ledger.after(ledger.acknowledged());
    assertThat(rows).extracting(row -> row.id().sequence()).containsExactly(2L, 3L);
    assertThat(rows).extracting(row -> row.id().epoch()).containsExactly(before, ledger.epoch());
  }

  @Test
  @DisplayName("a new file after a lost disk begins above every epoch of the old one")
  void newFile() {
    var later = NOW.plusSeconds(3_600);
    try (var fresh = new SqliteLedger(new EdgeId("lab"), folder.resolve("other.sqlite"), later)) {
      assertThat(fresh.epoch()).isGreaterThan(ledger.epoch());
    }
  }

  @Test
  @DisplayName("an event that this program does not know stays unread, and is sent as it is")
  void unknown() throws SQLException {
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(1))).join();
    execute(
        "INSERT INTO event VALUES (2, 1, 'demo', 0, 99, '{\"type\":\"from-the-future\"}')",
        "INSERT INTO event VALUES (3, 1, 'demo', 0, 1, '{\"type\":\"never-heard-of\"}')");
    ledger.close();
    ledger = reopen();
    assertThat(LedgerContract.replayed(ledger, DEMO)).hasSize(1);
    assertThat(ledger.after(1))
        .extracting(Ledger.Row::json)
        .containsExactly("{\"type\":\"from-the-future\"}", "{\"type\":\"never-heard-of\"}");
    assertThat(ledger.after(1)).extracting(Ledger.Row::version).containsExactly(99, 1);
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(4))).join();
    assertThat(ledger.last()).isEqualTo(4);
  }

  private void execute(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
        var statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  @Test
  @DisplayName(
      "after a commit that failed, a tenant's appends are refused until he has settled, and the"
          + " ledger says why until it can write again")
  void refusesWhatWasDecidedOnNothing() throws SQLException {
    execute(
        "CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.json LIKE '%agent13%'"
            + " BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    execute(
        "CREATE TRIGGER full_too BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'disk full');"
            + " END");
    assertThat(ledger.append(DEMO, NOW, List.of(LedgerContract.event(13))))
        .failsWithin(5, TimeUnit.SECONDS);
    assertThat(ledger.append(DEMO, NOW, List.of(LedgerContract.event(2))))
        .failsWithin(5, TimeUnit.SECONDS);
    assertThat(ledger.append(DEMO, NOW, List.of())).failsWithin(5, TimeUnit.SECONDS);
    assertThat(ledger.trouble()).contains("disk full");
    execute("DROP TRIGGER full_too");
    assertThat(ledger.trouble()).as("a disk that takes something again").isEmpty();
    assertThat(ledger.append(OTHER, NOW, List.of(LedgerContract.event(3))).join()).isEqualTo(1);
    ledger.settle(DEMO).join();
    assertThat(ledger.append(DEMO, NOW, List.of(LedgerContract.event(4))).join()).isEqualTo(2);
    assertThat(LedgerContract.replayed(ledger, DEMO))
        .extracting(EventEnvelope::event)
        .containsExactly(LedgerContract.event(4));
  }

  @Test
  @DisplayName("the file is durable: write-ahead log, synchronous FULL")
  void durable() {
    assertThat(ledger.pragma("journal_mode")).isEqualTo("wal");
    assertThat(ledger.pragma("synchronous")).isEqualTo("2");
  }

  @Test
  @DisplayName("a closed ledger refuses rather than forgets")
  void closed() {
    ledger.close();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> ledger.append(DEMO, NOW, List.of(LedgerContract.event(1)))))
        .isInstanceOf(LedgerFailure.class);
  }
}
