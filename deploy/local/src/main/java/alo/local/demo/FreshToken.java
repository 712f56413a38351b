package alo.local.demo;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A person's token, kept for a while: fifty callers who look after their calls would log in a
/// hundred times a second, and Keycloak refuses log-ins of one person at the same moment.
public final class FreshToken implements Supplier<String> {
  /// Well below the five minutes that a token lives.
  static final Duration KEPT = Duration.ofMinutes(2);

  private final Supplier<String> logIn;
  private final LongSupplier nanos;
  private String token = "";
  private long since;

  /// @param logIn gets a new one
  public FreshToken(Supplier<String> logIn) {
    this(logIn, System::nanoTime);
  }

  FreshToken(Supplier<String> logIn, LongSupplier nanos) {
    this.logIn = logIn;
    this.nanos = nanos;
  }

  @Override
  public synchronized String get() {
    long now = nanos.getAsLong();
    if (token.isEmpty() || now - since > KEPT.toNanos()) {
      token = logIn.get();
      since = now;
    }
    return token;
  }
}
