package alo.contract.tenant;

import alo.contract.id.TenantId;
import alo.contract.value.E164;
import alo.contract.value.Language;

/// Asks for a tenant.
///
/// @param company 2 to 120 characters
/// @param ownerName 1 to 120 characters
/// @param ownerEmail gets the invitation
/// @param language of the first greeting and mails
public record SignUp(String company, String ownerName, String ownerEmail, Language language) {

  /// The new tenant.
  ///
  /// @param number dialable at once
  public record Done(TenantId tenant, String company, E164 number, String ownerEmail) {}
}
