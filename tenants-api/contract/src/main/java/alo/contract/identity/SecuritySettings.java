package alo.contract.identity;

/// How a tenant protects its log-ins.
///
/// @param secondFactor who needs one
public record SecuritySettings(SecondFactor secondFactor) {
  /// Who must log in with something beside his password. Programs are never asked.
  public enum SecondFactor {
    NOBODY,
    /// Whoever may change settings: see [Permission#isSetting].
    ADMINISTRATORS,
    EVERYBODY
  }
}
