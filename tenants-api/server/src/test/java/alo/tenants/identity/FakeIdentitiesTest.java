package alo.tenants.identity;

import alo.tenants.testing.FakeIdentities;

class FakeIdentitiesTest implements IdentitiesContract {
  private final Identities fake = new FakeIdentities();

  @Override
  public Identities identities() {
    return fake;
  }
}
