package alo.wire.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/// Hands the system's clock to whoever asks for an [InstantSource]; tests hand in their own.
final class SystemClock {
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
