package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every identity provider does for programs, the fake and the real one.
interface ProgramClientsContract {
  ProgramClients programs();

  /// Whether this secret gets tokens.
  boolean accepts(String client, String secret);

  @Test
  @DisplayName("[Z5] a program's client takes its secret only, also a new one, until it is removed")
  default void holdsOneSecret() {
    TenantId tenant = new TenantId("p" + Integer.toHexString(UUID.randomUUID().hashCode()));
    String client = "program-" + tenant + "-" + UUID.randomUUID();
    ProgramClients programs = programs();
    AgentId actor = programs.create(tenant, client, "Bán hàng & \"kho\"", "first-secret");
    assertThat(programs.create(tenant, client, "Else", "another-secret")).isEqualTo(actor);
    assertThat(accepts(client, "first-secret")).isTrue();
    assertThat(accepts(client, "another-secret")).isFalse();
    assertThat(programs.token(client, "first-secret")).contains(".");
    assertThatThrownBy(() -> programs.token(client, "another-secret"))
        .isInstanceOf(IdentityProviderException.class)
        .message()
        .doesNotContain("another-secret");
    programs.changeSecret(client, "second-secret");
    assertThat(accepts(client, "second-secret")).isTrue();
    assertThat(accepts(client, "first-secret")).isFalse();
    programs.delete(client);
    programs.delete(client);
    assertThat(accepts(client, "second-secret")).isFalse();
    assertThatThrownBy(() -> programs.changeSecret(client, "third-secret"))
        .isInstanceOf(IdentityProviderException.class);
  }
}
