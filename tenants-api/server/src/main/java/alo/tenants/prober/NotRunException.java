package alo.tenants.prober;

/// A round can not be run, for a reason that is no leak: nothing is shown by it, and that is said.
final class NotRunException extends RuntimeException {
  private final String reason;

  NotRunException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
