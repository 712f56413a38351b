package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import java.util.Optional;

/// Organisations and users at the identity provider. Every act may be repeated: it leaves what is
/// already so. Throws [IdentityProviderException] when the provider is away or refuses.
public interface Identities {
  /// Makes the tenant's organisation: its alias and its attribute `tenant` are the tenant's id.
  void createOrganisation(TenantId tenant, String name);

  /// Removes the organisation if there is one; its users stay.
  void deleteOrganisation(TenantId tenant);

  /// The user with this mail address, if there is one.
  Optional<AgentId> findUser(String email);

  /// Makes a user who can not log in before he has chosen a password; the one who has this mail
  /// address already is left as he is.
  AgentId createUser(String name, String email, Language language);

  /// Makes a user a member of the tenant's organisation and says whether he was none before.
  boolean addMember(TenantId tenant, AgentId user);

  /// Whether a user is a member of the tenant's organisation.
  boolean isMember(TenantId tenant, AgentId user);

  /// Mails a link by which a user who has a log-in already becomes a member of the tenant's
  /// organisation; until he follows it he is none. Asked again, only the last link is good.
  void ask(TenantId tenant, AgentId user);

  /// Mails a link by which a new user chooses his first password; it is good for three days.
  void invite(AgentId user);

  /// Mails a link by which the user chooses another password; it is good for an hour, since
  /// whoever finds it later in the mailbox has the log-in.
  void mailNewPassword(AgentId user);

  /// Whether a user's log-in opens more than this tenant: he is a member of another one too, or has
  /// a role of the realm. False for a user who is gone.
  boolean isElsewhere(TenantId tenant, AgentId user);

  /// Takes away whatever a user logs in with beside his password; he sets it up anew when it is
  /// asked for.
  void removeSecondFactor(AgentId user);

  /// Ends all log-ins of a user, who may log in again: he may belong to other tenants. Nothing for
  /// a user who is gone.
  void endSessions(AgentId user);

  /// Takes a user out of the organisation, or takes back that he was asked to join.
  void removeMember(TenantId tenant, AgentId user);

  /// Takes a user out of the organisation, and his log-in with him if it opens nothing else. Who
  /// was only asked to join keeps his: he was never this tenant's.
  void deleteMember(TenantId tenant, AgentId user);

  /// Removes a user, unless he is a member of an organisation.
  void deleteUser(AgentId user);
}
