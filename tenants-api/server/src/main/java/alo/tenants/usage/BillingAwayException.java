package alo.tenants.usage;

/// Billing is away or broken; that may pass.
public final class BillingAwayException extends RuntimeException {
  /// With what it said.
  public BillingAwayException(String message) {
    super(message);
  }

  /// With what went wrong on the way.
  public BillingAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
