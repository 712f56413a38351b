package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every identity provider does, the fake and the real one.
interface IdentitiesContract {
  Identities identities();

  /// Follows the link of the mail by which a tenant asked somebody to join.
  void accept(TenantId tenant, AgentId user, String email);

  @Test
  @DisplayName("[W1] an organisation gets a member, and everything can be done twice")
  default void joins() {
    TenantId tenant = new TenantId("t" + Integer.toHexString(UUID.randomUUID().hashCode()));
    String email = "Ana." + UUID.randomUUID() + "@Example.test";
    Identities identities = identities();
    identities.createOrganisation(tenant, "Công ty \"Đèn\" & Lồng");
    identities.createOrganisation(tenant, "Công ty \"Đèn\" & Lồng");
    assertThat(identities.findUser(email)).isEmpty();
    AgentId ana = identities.createUser("Trần Ngọc Ana", email, Language.VI);
    assertThat(identities.createUser("Somebody Else", email, Language.EN)).isEqualTo(ana);
    assertThat(identities.findUser(email.toLowerCase(java.util.Locale.ROOT))).contains(ana);
    assertThat(identities.addMember(tenant, ana)).as("is new").isTrue();
    assertThat(identities.addMember(tenant, ana)).as("was there").isFalse();
    identities.endSessions(ana);
    identities.endSessions(ana);
    assertThat(identities.findUser(email)).as("may log in again").contains(ana);
    identities.deleteUser(ana);
    assertThat(identities.findUser(email)).as("a member is not deleted").contains(ana);
    identities.removeMember(tenant, ana);
    identities.removeMember(tenant, ana);
    identities.deleteUser(ana);
    identities.deleteUser(ana);
    assertThat(identities.findUser(email)).isEmpty();
    identities.endSessions(ana);
    identities.deleteOrganisation(tenant);
    identities.deleteOrganisation(tenant);
  }

  @Test
  @DisplayName("[D5] a log-in that opens another tenant too is known as such")
  default void tellsOfOthers() {
    TenantId here = new TenantId("h" + Integer.toHexString(UUID.randomUUID().hashCode()));
    TenantId there = new TenantId("o" + Integer.toHexString(UUID.randomUUID().hashCode()));
    Identities identities = identities();
    identities.createOrganisation(here, "Here");
    identities.createOrganisation(there, "There");
    AgentId cu =
        identities.createUser("Cu", "cu." + UUID.randomUUID() + "@example.test", Language.EN);
    identities.addMember(here, cu);
    assertThat(identities.isElsewhere(here, cu)).isFalse();
    identities.addMember(there, cu);
    assertThat(identities.isElsewhere(here, cu)).isTrue();
    identities.removeMember(there, cu);
    assertThat(identities.isElsewhere(here, cu)).isFalse();
    identities.removeSecondFactor(cu);
    identities.removeMember(here, cu);
    identities.deleteUser(cu);
    assertThat(identities.isElsewhere(here, cu)).as("gone").isFalse();
    identities.removeSecondFactor(cu);
    identities.deleteOrganisation(here);
    identities.deleteOrganisation(there);
  }

  @Test
  @DisplayName("[W2][D5] who is asked to join is a member when he follows the link, not before")
  default void waitsForConsent() {
    TenantId here = new TenantId("a" + Integer.toHexString(UUID.randomUUID().hashCode()));
    Identities identities = identities();
    identities.createOrganisation(here, "Công ty Hỏi");
    String email = "du." + UUID.randomUUID() + "@example.test";
    AgentId du = identities.createUser("Du", email, Language.VI);
    assertThat(identities.isMember(here, du)).isFalse();
    identities.ask(here, du);
    identities.ask(here, du);
    assertThat(identities.isMember(here, du)).isFalse();
    accept(here, du, email);
    assertThat(identities.isMember(here, du)).isTrue();
    identities.deleteOrganisation(here);
    identities.deleteUser(du);
  }

  @Test
  @DisplayName("a member of nothing is refused")
  default void refusesUnknownOrganisation() {
    Identities identities = identities();
    AgentId bo =
        identities.createUser("Bo", "bo." + UUID.randomUUID() + "@example.test", Language.EN);
    assertThatThrownBy(() -> identities.addMember(new TenantId("nowhere9"), bo))
        .isInstanceOf(IdentityProviderException.class);
    identities.deleteUser(bo);
  }
}
