package alo.edge.platform;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The threads behind the scenes, apart from each other: an object store that does not answer holds
/// every thread that uploads, and must not keep the agents' heartbeats from being sent.
final class Workers implements AutoCloseable {
  static final int SPOOL_THREADS = 2;
  static final int FETCH_THREADS = 2;

  private final ScheduledExecutorService windows = pool("windows-", 1);
  private final ScheduledExecutorService spool = pool("spool-", SPOOL_THREADS);
  private final ScheduledExecutorService fetches = pool("fetch-", FETCH_THREADS);

  private static ScheduledExecutorService pool(String name, int threads) {
    return Executors.newScheduledThreadPool(
        threads, Thread.ofPlatform().name(name, 0).daemon().factory());
  }

  /// The agents' heartbeats and nothing else.
  ScheduledExecutorService windows() {
    return windows;
  }

  /// Recordings on their way to the store.
  ScheduledExecutorService spool() {
    return spool;
  }

  /// Prompts from the control plane, and speech.
  ScheduledExecutorService fetches() {
    return fetches;
  }

  @Override
  public void close() {
    List.of(windows, spool, fetches).forEach(ScheduledExecutorService::shutdownNow);
  }
}
