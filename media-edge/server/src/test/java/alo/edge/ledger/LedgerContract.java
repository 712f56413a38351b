package alo.edge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every ledger does.
interface LedgerContract {
  TenantId DEMO = new TenantId("demo");
  TenantId OTHER = new TenantId("other");
  Instant NOW = Instant.parse("2026-11-22T03:00:00.123Z");

  Ledger ledger();

  static Event event(int number) {
    return new Event.WindowChanged(new AgentId("agent" + number), true);
  }

  static List<EventEnvelope> replayed(Ledger ledger, TenantId tenant) {
    List<EventEnvelope> rows = new ArrayList<>();
    ledger.replay(tenant, rows::add);
    return rows;
  }

  @Test
  @DisplayName("a tenant's events are replayed in order, as they were, and nobody else's")
  default void replaysInOrder() {
    Ledger ledger = ledger();
    ledger.append(DEMO, NOW, List.of(event(1), event(2))).join();
    ledger.append(OTHER, NOW, List.of(event(3))).join();
    ledger.append(DEMO, NOW.plusMillis(1), List.of(event(4))).join();

    List<EventEnvelope> rows = replayed(ledger, DEMO);
    assertThat(rows).extracting(EventEnvelope::event).containsExactly(event(1), event(2), event(4));
    assertThat(rows).extracting(EventEnvelope::at).containsExactly(NOW, NOW, NOW.plusMillis(1));
    assertThat(rows).extracting(row -> row.id().sequence()).containsExactly(1L, 2L, 4L);
    assertThat(rows).allMatch(row -> row.id().epoch() == ledger.epoch());
  }

  @Test
  @DisplayName("answers come in the order of the calls, also those without events")
  default void answersInOrder() {
    Ledger ledger = ledger();
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      List<Event> events = i % 3 == 0 ? List.of() : List.of(event(i));
      answers.add(
          ledger
              .append(DEMO, NOW, events)
              .thenAccept(
                  sequence -> {
                    synchronized (order) {
                      order.add(number);
                    }
                  }));
    }
    answers.forEach(CompletableFuture::join);
    assertThat(order).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  @DisplayName("many writers leave no gap and lose nothing")
  default void manyWriters() throws InterruptedException {
    Ledger ledger = ledger();
    List<Thread> writers =
        IntStream.range(0, 8)
            .mapToObj(
                w ->
                    Thread.startVirtualThread(
                        () -> {
                          for (int i = 0; i < 100; i++) {
                            ledger.append(DEMO, NOW, List.of(event(w), event(i))).join();
                          }
                        }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(replayed(ledger, DEMO))
        .extracting(row -> row.id().sequence())
        .isEqualTo(LongStream.rangeClosed(1, 1_600).boxed().toList());
  }

  @Test
  @DisplayName("reading goes on behind a sequence, in pages")
  default void readsBehind() {
    Ledger ledger = ledger();
    ledger
        .append(DEMO, NOW, IntStream.range(0, 700).mapToObj(LedgerContract::event).toList())
        .join();
    List<Ledger.Row> first = ledger.after(0);
    assertThat(first).hasSize(Ledger.READ_EVENTS_MAX);
    assertThat(ledger.after(first.getLast().id().sequence())).hasSize(200);
    assertThat(ledger.after(700)).isEmpty();
    assertThat(ledger.last()).isEqualTo(700);
  }

  @Test
  @DisplayName("a commit is told, the cursor moves")
  default void tellsOfCommits() throws InterruptedException {
    Ledger ledger = ledger();
    var told = new CountDownLatch(1);
    ledger.onCommit(told::countDown);
    ledger.append(DEMO, NOW, List.of(event(1))).join();
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ledger.acknowledged()).isZero();
    ledger.acknowledge(1);
    assertThat(ledger.acknowledged()).isEqualTo(1);
  }

  @Test
  @DisplayName("what is acknowledged can be forgotten, by its own tenant; nothing else is")
  default void forgets() {
    Ledger ledger = ledger();
    ledger.append(DEMO, NOW, List.of(event(1), event(2), event(3))).join();
    ledger.append(OTHER, NOW, List.of(event(4))).join();
    ledger.acknowledge(2);
    assertThat(ledger.forget(OTHER, List.of(1L, 2L))).isZero();
    assertThat(ledger.forget(DEMO, List.of(1L, 2L, 3L, 4L))).isEqualTo(2);
    assertThat(replayed(ledger, DEMO)).extracting(row -> row.id().sequence()).containsExactly(3L);
    assertThat(ledger.after(2)).extracting(row -> row.id().sequence()).containsExactly(3L, 4L);
    assertThat(ledger.append(DEMO, NOW, List.of(event(5))).join()).isEqualTo(5);
  }

  @Test
  @DisplayName("settling waits for what was appended before")
  default void settles() {
    Ledger ledger = ledger();
    var before = ledger.append(DEMO, NOW, List.of(event(1)));
    ledger.settle(DEMO).join();
    assertThat(before).isCompletedWithValue(1L);
  }
}
