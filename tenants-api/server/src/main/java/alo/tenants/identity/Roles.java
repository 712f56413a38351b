package alo.tenants.identity;

/// Names of roles. The first three are of a tenant and stand in its schema; the others are realm
/// roles of the token.
public final class Roles {
  /// Takes calls.
  public static final String AGENT = "agent";

  /// Watches queues, agents and recordings.
  public static final String SUPERVISOR = "supervisor";

  /// Everything of the tenant.
  public static final String TENANT_ADMIN = "tenant-admin";

  /// People of the provider.
  public static final String PROVIDER = "provider";

  private Roles() {}
}
