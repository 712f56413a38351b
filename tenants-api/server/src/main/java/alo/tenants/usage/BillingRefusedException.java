package alo.tenants.usage;

/// Billing understood and says no; the same words will never be taken.
public final class BillingRefusedException extends RuntimeException {
  /// With its reason.
  public BillingRefusedException(String message) {
    super(message);
  }
}
