package alo.tenants.identity;

/// The identity provider is away or refused what was asked.
public final class IdentityProviderException extends RuntimeException {
  /// With what it said.
  public IdentityProviderException(String message) {
    super(message);
  }

  /// With what went wrong on the way.
  public IdentityProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
