package alo.contract.tenant;

import alo.contract.id.TenantId;
import alo.contract.value.E164;
import alo.contract.value.Language;
import java.time.Instant;

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

  /// The answer to a stranger: nothing is made before the link of a mail has been followed. It is
  /// the same whoever has the address and whatever is signed up already.
  ///
  /// @param ownerEmail where the mail goes
  /// @param expiresAt until when its link is good
  public record Requested(String ownerEmail, Instant expiresAt) {}

  /// The link of the mail was followed, and its reader agrees.
  ///
  /// @param token what stands behind the `#` of the link
  public record Verification(String token) {}
}
