package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;

/// Clients by which programs of tenants get their tokens at the identity provider (OAuth's client
/// credentials). Their tokens name the tenant as people's do and are good for this API only. Throws
/// [IdentityProviderException] when the provider is away or refuses.
public interface ProgramClients {
  /// Makes a client and says as whom its tokens come; one that is there is left as it is.
  ///
  /// @param client unique among all tenants
  AgentId create(TenantId tenant, String client, String name, String secret);

  /// From now on only this secret gets tokens.
  void changeSecret(String client, String secret);

  /// Removes a client if there is one. Tokens that it has hold until they end.
  void delete(String client);

  /// A token, as the program itself gets it at [#tokens].
  String token(String client, String secret);

  /// Address where tokens are had.
  String tokens();
}
