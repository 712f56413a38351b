package alo.contract.tenant;

/// Life of a tenant. Edges know of it only whether it is active.
public enum TenantState {
  PROVISIONING,
  ACTIVE,
  /// Its people read, and call nobody.
  SUSPENDED,
  /// As suspended; its data is deleted on a day that is set, unless it is resumed before.
  CLOSING,
  /// Nobody sees it any more; what it left is being removed.
  DELETING
}
