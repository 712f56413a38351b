package alo.contract.number;

/// What sort of number it is: who pays for a call to it, and what it may do.
public enum NumberKind {
  /// Of a place, e.g. 028 in Ho Chi Minh City.
  GEOGRAPHIC,
  /// Of a mobile network.
  MOBILE,
  /// Free for the caller (1800).
  FREEPHONE,
  /// Dearer for the caller (1900); by the rules of the network it only receives.
  PREMIUM;

  /// Whether it may be shown as the caller of a call out.
  public boolean mayCall() {
    return this != PREMIUM;
  }
}
