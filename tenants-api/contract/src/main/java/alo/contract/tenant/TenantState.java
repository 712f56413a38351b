package alo.contract.tenant;

/// Life of a tenant.
public enum TenantState {
  PROVISIONING,
  ACTIVE,
  SUSPENDED
}
