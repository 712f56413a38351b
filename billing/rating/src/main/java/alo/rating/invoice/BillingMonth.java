package alo.rating.invoice;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/// A calendar month in the zone in which invoices are written, e.g. `Asia/Ho_Chi_Minh`.
///
/// A charge line belongs to the month in which its period began, whole: a call over midnight of the
/// last day stands on the old month's statement, unless a new price begins there, for then its
/// second line begins in the new month.
public record BillingMonth(YearMonth month, ZoneId zone) {

  /// The month in which a moment lies.
  public static BillingMonth of(Instant moment, ZoneId zone) {
    return new BillingMonth(YearMonth.from(moment.atZone(zone)), zone);
  }

  /// First moment that is in.
  public Instant from() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /// First moment that is out.
  public Instant to() {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  /// Whether a moment lies in the month.
  public boolean contains(Instant moment) {
    return !moment.isBefore(from()) && moment.isBefore(to());
  }
}
