package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.loop.EventListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Knows from the events which recordings are owed, and hands each to the spool when its call is
/// over.
/// Replay tells it the same after a restart.
public final class Recordings implements EventListener {
  /// The PBX writes the last of a recording a moment after the hang-up.
  static final Duration COMPLETE_AFTER = Duration.ofMillis(1_500);

  private record Owed(
      TenantId tenant, InteractionId call, RecordingId recording, boolean message) {}

  private final Path monitorFolder;
  private final ScheduledExecutorService workers;
  private final Map<RecordingId, Owed> owed = new LinkedHashMap<>();
  private final Map<InteractionId, Boolean> ended = new HashMap<>();
  private @Nullable RecordingSpool spool;

  /// @param monitorFolder where the PBX writes
  public Recordings(Path monitorFolder, ScheduledExecutorService workers) {
    this.monitorFolder = monitorFolder;
    this.workers = workers;
  }

  @Override
  public synchronized void happened(TenantId tenant, Instant at, Event event) {
    switch (event) {
      case Event.CallQueued e -> owe(tenant, e.call(), e.recording(), false);
      case Event.CallOffered e -> owe(tenant, e.call(), e.recording(), false);
      case Event.CallPlaced e -> owe(tenant, e.call(), e.recording(), false);
      case Event.VoicemailLeft e -> owe(tenant, e.call(), e.recording(), true);
      case Event.CallEnded e -> ended(e.call());
      case Event.RecordingStored e -> owed.remove(e.recording());
      case Event.RecordingMissing e -> owed.remove(e.recording());
      default -> {}
    }
  }

  private void owe(
      TenantId tenant, InteractionId call, @Nullable RecordingId recording, boolean message) {
    if (recording != null) {
      owed.putIfAbsent(recording, new Owed(tenant, call, recording, message));
    }
  }

  private void ended(InteractionId call) {
    RecordingSpool running = spool;
    if (running == null) {
      ended.put(call, true);
      return;
    }
    owedOf(call)
        .forEach(
            one -> {
              var unused =
                  workers.schedule(
                      () -> take(running, one), COMPLETE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            });
  }

  private List<Owed> owedOf(InteractionId call) {
    return owed.values().stream().filter(one -> one.call().equals(call)).toList();
  }

  private void take(RecordingSpool running, Owed one) {
    String id = one.recording().value();
    if (one.message()) {
      running.takeWav(
          one.tenant(), one.call(), one.recording(), monitorFolder.resolve(id + ".wav"));
    } else {
      running.take(one.tenant(), one.call(), one.recording(), monitorFolder.resolve(id + ".raw"));
    }
  }

  /// After the replay: what is owed by calls that are over is taken now.
  public synchronized void start(RecordingSpool started) {
    spool = started;
    started.start();
    ended.keySet().stream()
        .flatMap(call -> owedOf(call).stream())
        .forEach(one -> take(started, one));
    ended.clear();
  }

  /// Recordings that were asked for and are not yet in the store.
  public synchronized int owed() {
    return owed.size();
  }
}
