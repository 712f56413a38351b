package alo.tenants.identity;

/// Roles of the realm, which stand in the token. What people of a tenant may do are permissions and
/// stand in its schema; see `Permit`.
public final class Roles {
  /// People of the provider.
  public static final String PROVIDER = "provider";

  private Roles() {}
}
