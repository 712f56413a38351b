package alo.edge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
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
    List<EventEnvelope> rows = ledger.after(ledger.acknowledged());
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
  @DisplayName("an event that this program does not know stays unread, and stays")
  void unknown() throws SQLException {
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(1))).join();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
        var insert = connection.createStatement()) {
      insert.execute(
          "INSERT INTO event VALUES (2, 1, 'demo', 0, 99, '{\"type\":\"from-the-future\"}')");
      insert.execute(
          "INSERT INTO event VALUES (3, 1, 'demo', 0, 1, '{\"type\":\"never-heard-of\"}')");
    }
    ledger.close();
    ledger = reopen();
    assertThat(LedgerContract.replayed(ledger, DEMO)).hasSize(1);
    ledger.append(DEMO, NOW, List.of(LedgerContract.event(4))).join();
    assertThat(ledger.last()).isEqualTo(4);
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
