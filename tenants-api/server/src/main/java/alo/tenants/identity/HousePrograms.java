package alo.tenants.identity;

import alo.contract.id.TenantId;
import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Consumer;

/// Programs that the house itself lets into a tenant, as the prober into its canaries. They are
/// like a tenant's own: a client at the identity provider, its acts in the tenant's schema.
@ApplicationScoped
public class HousePrograms {
  @Inject Integrations integrations;
  @Inject ProgramClients clients;

  /// What a program gets its tokens with.
  public record Credentials(String client, String secret) {
    /// Without the secret, which must be in no log.
    @Override
    public String toString() {
      return client;
    }
  }

  /// Lets a program in; what keeps its credentials is in the same transaction. Throws
  /// [IdentityProviderException] when the identity provider is away.
  public void make(
      TenantId tenant, String name, Set<Permission> permissions, Consumer<Credentials> keep) {
    IntegrationView.Draft draft = new IntegrationView.Draft(name, permissions);
    integrations.check(draft);
    integrations.withFreshClient(
        tenant,
        draft,
        fresh ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      keep.accept(new Credentials(fresh.client(), fresh.secret()));
                      return integrations.enter(tenant, fresh, draft);
                    }));
  }

  /// A token, from the identity provider; throws [IdentityProviderException] when it is away.
  public String token(Credentials program) {
    return clients.token(program.client(), program.secret());
  }
}
