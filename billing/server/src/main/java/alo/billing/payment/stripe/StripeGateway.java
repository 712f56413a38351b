package alo.billing.payment.stripe;

import alo.billing.payment.PaymentGateway;
import alo.contract.id.TenantId;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import java.net.URI;
import java.util.Optional;

/// Stripe's customers and meter events. The meters (`alo_seconds_in`, `alo_seconds_out`,
/// `alo_seat_days`, each summing `value` by `stripe_customer_id`) are set up in Stripe's dashboard.
///
/// Source: https://docs.stripe.com/api/billing/meter-event
public final class StripeGateway implements PaymentGateway {
  private static final int HTTP_TIMEOUT_MILLIS = 10_000;

  private final StripeClient client;

  /// @param apiBase a stand-in for Stripe's API, empty for the real one
  StripeGateway(String key, Optional<URI> apiBase) {
    var builder =
        StripeClient.builder()
            .setApiKey(key)
            .setConnectTimeout(HTTP_TIMEOUT_MILLIS)
            .setReadTimeout(HTTP_TIMEOUT_MILLIS);
    apiBase.ifPresent(
        base -> builder.setApiBase(base.toString()).setMeterEventsBase(base.toString()));
    this.client = builder.build();
  }

  @Override
  public String customer(TenantId tenant) {
    var params =
        CustomerCreateParams.builder()
            .setName(tenant.value())
            .putMetadata("tenant", tenant.value())
            .build();
    try {
      return client.v1().customers().create(params, idempotent("alo-customer-" + tenant)).getId();
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void report(Reading reading) {
    var params =
        MeterEventCreateParams.builder()
            .setEventName(reading.meter().eventName())
            .setIdentifier(reading.identifier())
            .setTimestamp(reading.at().getEpochSecond())
            .putPayload("stripe_customer_id", reading.customer())
            .putPayload("value", Long.toString(reading.value()))
            .build();
    try {
      var _ = client.v1().billing().meterEvents().create(params);
    } catch (InvalidRequestException e) {
      if (!isKnown(e)) {
        throw new Refused("Stripe refuses: " + e.getMessage(), e);
      }
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  /// Stripe refuses a second event under one identifier; for us that is success.
  private static boolean isKnown(InvalidRequestException e) {
    String message = e.getMessage();
    return message != null && message.contains("already exists with identifier");
  }

  private static RequestOptions idempotent(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private static Unavailable unavailable(StripeException e) {
    return new Unavailable("Stripe answered " + e.getMessage(), e);
  }
}
