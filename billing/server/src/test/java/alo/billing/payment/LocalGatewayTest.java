package alo.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import alo.billing.payment.PaymentGateway.Meter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class LocalGatewayTest implements PaymentGatewayContract {
  private final LocalGateway gateway = new LocalGateway();

  @Override
  public PaymentGateway gateway() {
    return gateway;
  }

  @Override
  public long counted(String customer, Meter meter) {
    return gateway.total(customer, meter);
  }

  @Test
  @DisplayName("[W8] without a payment service the program's memory does not grow with every call")
  void forgetsOldIdentifiers() {
    int many = LocalGateway.IDENTIFIERS_MAX + 10;
    for (int i = 0; i < many; i++) {
      gateway.report(new PaymentGateway.Reading("acme", Meter.SECONDS_IN, "r" + i, 1, NOON));
    }
    assertThat(gateway.remembered()).isEqualTo(LocalGateway.IDENTIFIERS_MAX);
    assertThat(gateway.total("acme", Meter.SECONDS_IN)).isEqualTo(many);
  }
}
