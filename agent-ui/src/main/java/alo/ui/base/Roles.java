package alo.ui.base;

/// Roles of the realm as annotations need them. What people of a tenant may do are permissions; see
/// `Permit`.
public final class Roles {
  /// Works for the provider.
  public static final String PROVIDER = "provider";

  private Roles() {}
}
