package alo.tenants.identity;

import alo.tenants.testing.FakeProgramClients;

class FakeProgramClientsTest implements ProgramClientsContract {
  private final FakeProgramClients programs = new FakeProgramClients();

  @Override
  public ProgramClients programs() {
    return programs;
  }

  @Override
  public boolean accepts(String client, String secret) {
    return programs.accepts(client, secret);
  }
}
