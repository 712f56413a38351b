package alo.contract.hook;

/// Whether a web-hook gets messages.
public enum HookState {
  /// It does.
  ACTIVE,
  /// It was switched off.
  INACTIVE,
  /// It took nothing for days, or said that it is gone: switch it on again when it works.
  PAUSED
}
