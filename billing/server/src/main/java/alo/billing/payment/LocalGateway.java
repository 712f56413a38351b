package alo.billing.payment;

import alo.contract.id.TenantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A payment service in memory: it serves where there is no key. It forgets at the end of the
/// program, which is no loss, for the books are billing's own.
public final class LocalGateway implements PaymentGateway {
  /// Identifiers that are remembered; the outbox repeats a reading within minutes or never.
  static final int IDENTIFIERS_MAX = 100_000;

  private final Map<Counter, Long> totals = new HashMap<>();
  private final Map<String, Boolean> identifiers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > IDENTIFIERS_MAX;
        }
      };

  private record Counter(String customer, Meter meter) {}

  @Override
  public String customer(TenantId tenant) {
    return "local_" + tenant;
  }

  @Override
  public synchronized void report(Reading reading) {
    if (identifiers.putIfAbsent(reading.identifier(), true) == null) {
      totals.merge(new Counter(reading.customer(), reading.meter()), reading.value(), Long::sum);
    }
  }

  /// Sum of a customer's meter.
  public synchronized long total(String customer, Meter meter) {
    return totals.getOrDefault(new Counter(customer, meter), 0L);
  }

  /// How many identifiers are remembered.
  synchronized int remembered() {
    return identifiers.size();
  }
}
