package alo.edge.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Does what belongs to one key in the order in which it was asked for, each thing once the one
/// before is done; things of different keys go side by side. Never on the asking thread.
final class Turns<K> {
  private final Executor threads;
  private final Map<K, CompletableFuture<Boolean>> last = new HashMap<>();

  Turns(Executor threads) {
    this.threads = threads;
  }

  /// Done (true), or failed, when its turn is over; a failure does not hinder the next.
  synchronized CompletableFuture<Boolean> take(K whose, Runnable what) {
    CompletableFuture<Boolean> before =
        last.getOrDefault(whose, CompletableFuture.completedFuture(true));
    CompletableFuture<Boolean> mine =
        before
            .exceptionally(failure -> false)
            .thenApplyAsync(
                done -> {
                  what.run();
                  return true;
                },
                threads);
    last.put(whose, mine);
    var unused = mine.whenComplete((done, failure) -> forget(whose, mine));
    return mine;
  }

  private synchronized void forget(K whose, CompletableFuture<Boolean> over) {
    last.remove(whose, over);
  }
}
