package alo.ui.base;

/// Names of roles as annotations need them.
public final class Roles {
  /// Takes calls.
  public static final String AGENT = "agent";

  /// Sees the board, all calls and recordings.
  public static final String SUPERVISOR = "supervisor";

  /// Configures his tenant.
  public static final String TENANT_ADMIN = "tenant-admin";

  /// Works for the provider.
  public static final String PROVIDER = "provider";

  private Roles() {}
}
