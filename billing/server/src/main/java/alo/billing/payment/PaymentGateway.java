package alo.billing.payment;

import alo.contract.id.TenantId;
import java.time.Instant;

/// The payment service, as far as usage needs it. Subscriptions and prices are set up there; Alo
/// says who used how much. Every method may be called again with the same words and then changes
/// nothing. Implementations throw [Unavailable] when the service can not be reached or fails, and
/// the caller tries again later, or [Refused] when the same words will never be taken.
public interface PaymentGateway {

  /// The tenant as a customer of the service; made when it is not there.
  ///
  /// @return the service's id of it
  String customer(TenantId tenant);

  /// Adds a reading to a meter.
  void report(Reading reading);

  /// So much more of something was used.
  ///
  /// @param customer as [#customer] gave it
  /// @param identifier unique for ever, at most 100 characters; a second reading under it is not
  ///     counted
  /// @param value whole units, from 0
  /// @param at when it was used
  record Reading(String customer, Meter meter, String identifier, long value, Instant at) {}

  /// What is metered.
  enum Meter {
    /// Billed seconds of calls in.
    SECONDS_IN,
    /// Billed seconds of calls out.
    SECONDS_OUT,
    /// One person, one day.
    SEAT_DAYS;

    /// Its name at the service, e.g. `alo_seconds_in`.
    public String eventName() {
      return "alo_" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// The service is away or broken; that may pass.
  final class Unavailable extends RuntimeException {
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// The service understood and says no, e.g. because a reading is too old for it.
  final class Refused extends RuntimeException {
    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
