package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.loop.EventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Knows from the events which recordings are owed, and hands each to the spool when its call is
/// over and the PBX has written the last of it. Replay tells it the same after a restart.
public final class Recordings implements EventListener {
  /// A sound that did not grow for so long after its call's end is complete.
  static final Duration STANDS_STILL = Duration.ofMillis(1_500);

  /// After so many looks a sound is taken as it is.
  private static final int LOOKS_MAX = 400;

  private static final long NOT_THERE = -1;

  /// @param message left by a caller, rather than a conversation
  private record Owed(
      TenantId tenant, InteractionId call, RecordingId recording, boolean message) {}

  private final Path monitorFolder;
  private final ScheduledExecutorService workers;
  private final Predicate<InteractionId> isInPbx;
  private final Map<RecordingId, Owed> owed = new LinkedHashMap<>();

  /// Asked for, but the call ended without anybody having talked.
  private final Map<RecordingId, Owed> empty = new LinkedHashMap<>();

  private final Set<InteractionId> answered = new HashSet<>();
  private final Set<InteractionId> ended = new HashSet<>();
  private @Nullable RecordingSpool spool;

  /// @param monitorFolder where the PBX writes
  /// @param isInPbx whether a call's channel is still there, so that it may still be written
  public Recordings(
      Path monitorFolder, ScheduledExecutorService workers, Predicate<InteractionId> isInPbx) {
    this.monitorFolder = monitorFolder;
    this.workers = workers;
    this.isInPbx = isInPbx;
  }

  @Override
  public synchronized void happened(TenantId tenant, Instant at, Event event) {
    switch (event) {
      case Event.CallQueued e -> owe(tenant, e.call(), e.recording(), false);
      case Event.CallOffered e -> owe(tenant, e.call(), e.recording(), false);
      case Event.NumberOffered e -> owe(tenant, e.call(), e.recording(), false);
      case Event.CallPlaced e -> owe(tenant, e.call(), e.recording(), false);
      case Event.OfferAnswered e -> answered.add(e.call());
      case Event.VoicemailLeft e -> owe(tenant, e.call(), e.recording(), true);
      case Event.CallEnded e -> ended(e.call());
      case Event.RecordingStored e -> settled(e.recording());
      case Event.RecordingMissing e -> settled(e.recording());
      case Event.CallArrived _,
          Event.CallAnswered _,
          Event.NodeEntered _,
          Event.DigitsTyped _,
          Event.QueueLeft _,
          Event.OfferEnded _,
          Event.CallHeld _,
          Event.CallResumed _,
          Event.AgentLost _,
          Event.CallFound _,
          Event.PresenceChanged _,
          Event.RestChosen _,
          Event.WindowChanged _,
          Event.PhoneChanged _,
          Event.WrapUpDone _ -> {}
    }
  }

  private void owe(
      TenantId tenant, InteractionId call, @Nullable RecordingId recording, boolean message) {
    if (recording != null) {
      owed.putIfAbsent(recording, new Owed(tenant, call, recording, message));
    }
  }

  private void settled(RecordingId recording) {
    owed.remove(recording);
    empty.remove(recording);
  }

  private void ended(InteractionId call) {
    boolean talked = answered.remove(call);
    for (Owed one : owedOf(call)) {
      if (!talked && !one.message()) {
        // Nothing is missing where nobody talked; but it may be that nobody told us.
        owed.remove(one.recording());
        empty.put(one.recording(), one);
      }
      if (spool == null) {
        ended.add(call);
      } else {
        takeOnceComplete(one);
      }
    }
  }

  private List<Owed> owedOf(InteractionId call) {
    return owed.values().stream().filter(one -> one.call().equals(call)).toList();
  }

  private void takeOnceComplete(Owed one) {
    workers.execute(() -> look(one, size(one), 1));
  }

  private void look(Owed one, long before, int looks) {
    var unused =
        workers.schedule(
            () -> {
              long now = size(one);
              boolean mayGrow = now != before || isInPbx.test(one.call());
              if (mayGrow && looks < LOOKS_MAX) {
                look(one, now, looks + 1);
              } else {
                take(one, now);
              }
            },
            STANDS_STILL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private Path soundOf(Owed one) {
    return monitorFolder.resolve(one.recording() + (one.message() ? ".wav" : ".raw"));
  }

  private long size(Owed one) {
    try {
      return Files.size(soundOf(one));
    } catch (IOException e) {
      return NOT_THERE;
    }
  }

  private synchronized void take(Owed one, long size) {
    boolean none = empty.remove(one.recording()) != null;
    RecordingSpool running = spool;
    if (running == null || none && size == NOT_THERE) {
      return;
    }
    if (one.message()) {
      running.takeWav(one.tenant(), one.call(), one.recording(), soundOf(one));
    } else {
      running.take(one.tenant(), one.call(), one.recording(), soundOf(one), none);
    }
  }

  /// After the replay: what is owed by calls that are over is taken now.
  public synchronized void start(RecordingSpool started) {
    spool = started;
    started.start();
    owed.values().stream()
        .filter(one -> ended.contains(one.call()))
        .forEach(this::takeOnceComplete);
    empty.values().forEach(this::takeOnceComplete);
    ended.clear();
  }

  /// Recordings that were asked for and are not yet in the store.
  public synchronized int owed() {
    return owed.size();
  }

  /// Whether something of a tenant is not yet in the store.
  public synchronized boolean owes(TenantId tenant) {
    return owed.values().stream().anyMatch(one -> one.tenant().equals(tenant))
        || empty.values().stream().anyMatch(one -> one.tenant().equals(tenant))
        || spool != null && spool.holds(tenant);
  }
}
