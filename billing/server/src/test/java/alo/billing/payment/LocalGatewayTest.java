package alo.billing.payment;

import alo.billing.payment.PaymentGateway.Meter;

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
}
