package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.testing.FakeIdentities;

class FakeIdentitiesTest implements IdentitiesContract {
  private final FakeIdentities fake = new FakeIdentities();

  @Override
  public Identities identities() {
    return fake;
  }

  @Override
  public void accept(TenantId tenant, AgentId user, String email) {
    fake.accept(tenant, user);
  }
}
