package alo.tenants.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Token buckets, each one number: the moment at which it is full again (the generic cell rate
/// algorithm, ITU-T I.371, as a virtual schedule). No lock is shared by callers, and a bucket that
/// is full again may be forgotten, which changes nothing.
final class Buckets {
  private final int bucketsMax;
  private final ConcurrentMap<String, AtomicLong> fullAt = new ConcurrentHashMap<>();

  Buckets(int bucketsMax) {
    this.bucketsMax = bucketsMax;
  }

  /// What a bucket answers.
  ///
  /// @param left how many more may come at once
  /// @param full when as many as ever may come again
  /// @param pause after how long one may come; nothing if this one may
  record Answer(long left, Duration full, Duration pause) {
    boolean isAllowed() {
      return pause.isZero();
    }
  }

  /// Takes one out of a caller's bucket, if there is one.
  Answer take(String caller, Pace pace, Instant at) {
    long now = nanos(at);
    AtomicLong bucket = fullAt.get(caller);
    if (bucket == null) {
      if (fullAt.size() >= bucketsMax) {
        // So many callers at once are not one who floods; memory stays bounded.
        return new Answer(pace.quota() - 1L, Duration.ofNanos(pace.interval()), Duration.ZERO);
      }
      bucket = fullAt.computeIfAbsent(caller, c -> new AtomicLong(now));
    }
    long capacity = pace.interval() * pace.quota();
    while (true) {
      long before = bucket.get();
      // Emptier than empty: the clock was set back, for which nobody is made to wait.
      long after = (before - now > capacity ? now : Math.max(before, now)) + pace.interval();
      long over = after - now - capacity;
      if (over > 0) {
        return new Answer(0, Duration.ofNanos(before - now), Duration.ofNanos(over));
      }
      if (bucket.compareAndSet(before, after)) {
        return new Answer(-over / pace.interval(), Duration.ofNanos(after - now), Duration.ZERO);
      }
    }
  }

  /// Forgets the buckets that are full.
  void forgetFull(Instant at) {
    long now = nanos(at);
    fullAt.values().removeIf(full -> full.get() <= now);
  }

  int size() {
    return fullAt.size();
  }

  private static long nanos(Instant at) {
    return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
  }
}
