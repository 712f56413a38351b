package alo.billing.payment;

import alo.billing.payment.PaymentGateway.Meter;
import alo.contract.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// Puts readings into the outbox, in the transaction that charges: what is charged is reported, and
/// nothing else.
@ApplicationScoped
public class Meters {

  /// Adds a reading of more than nothing; runs in the tenant's transaction.
  ///
  /// @param source what was used, unique within the tenant for ever
  public void add(TenantId tenant, Meter meter, String source, long value, Instant usedAt) {
    if (value == 0) {
      return;
    }
    MeterReadingEntity reading = new MeterReadingEntity();
    reading.tenant = tenant.value();
    reading.identifier = identifier(tenant, source);
    reading.meter = meter;
    reading.value = value;
    reading.usedAt = usedAt;
    reading.persist();
  }

  /// A UUID made of its source, since services limit the length of identifiers (Stripe: 100).
  private static String identifier(TenantId tenant, String source) {
    byte[] name = (tenant + "/" + source).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }
}
