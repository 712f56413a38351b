package alo.tenants.testing;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.identity.ProgramClients;
import alo.wire.testing.TestIssuer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Clients of programs in memory, held by the same contract test as the real ones.
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeProgramClients implements ProgramClients {
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private volatile boolean isAway;

  private record Client(TenantId tenant, AgentId actor, String secret) {}

  /// Whether every act fails from now on.
  public void setAway(boolean away) {
    isAway = away;
  }

  /// Whether this secret gets tokens.
  public boolean accepts(String client, String secret) {
    Client found = clients.get(client);
    return found != null && found.secret().equals(secret);
  }

  /// Clients of a tenant.
  public long count(String tenant) {
    return clients.keySet().stream().filter(c -> c.startsWith("program-" + tenant + "-")).count();
  }

  @Override
  public AgentId create(TenantId tenant, String client, String name, String secret) {
    work();
    return clients
        .computeIfAbsent(
            client, c -> new Client(tenant, new AgentId(UUID.randomUUID().toString()), secret))
        .actor();
  }

  @Override
  public void changeSecret(String client, String secret) {
    work();
    if (clients.computeIfPresent(client, (c, old) -> new Client(old.tenant(), old.actor(), secret))
        == null) {
      throw new IdentityProviderException("There is no client " + client);
    }
  }

  @Override
  public void delete(String client) {
    work();
    clients.remove(client);
  }

  @Override
  public String token(String client, String secret) {
    work();
    if (!accepts(client, secret)) {
      throw new IdentityProviderException("No token for " + client);
    }
    Client found = clients.get(client);
    return TestIssuer.token(found.actor().value(), found.tenant().value());
  }

  @Override
  public String tokens() {
    return "http://127.0.30.1/token";
  }

  private void work() {
    if (isAway) {
      throw new IdentityProviderException("Told to be away");
    }
  }
}
