package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/// Brings a person into a tenant, and takes him back out when the rest of the work fails.
@ApplicationScoped
public class People {
  @Inject Identities identities;

  /// Makes the user if there is none with this mail address, makes him a member, does the work and
  /// invites him last, so that nobody is invited to what then fails.
  public <T> T joined(
      TenantId tenant, String name, String email, Language language, Function<AgentId, T> work) {
    boolean isNew = identities.findUser(email).isEmpty();
    AgentId user = identities.createUser(name, email, language);
    boolean joined = false;
    try {
      joined = identities.addMember(tenant, user);
      T result = work.apply(user);
      if (isNew) {
        identities.invite(user);
      }
      return result;
    } catch (RuntimeException e) {
      leave(tenant, user, isNew, joined, e);
      throw e;
    }
  }

  /// Whoever was here before stays; whoever came from another tenant must not be left between two.
  private void leave(
      TenantId tenant, AgentId user, boolean isNew, boolean joined, RuntimeException because) {
    try {
      if (isNew || joined) {
        identities.removeMember(tenant, user);
      }
      if (isNew) {
        identities.deleteUser(user);
      }
    } catch (IdentityProviderException e) {
      because.addSuppressed(e);
    }
  }
}
