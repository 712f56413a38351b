package alo.edge.platform;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.E164;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What tests of the whole program may look at.
@ApplicationScoped
public class TestAccess {
  @Inject EdgeProgram program;

  private EdgeProgram.Parts parts() {
    return Objects.requireNonNull(program.findParts());
  }

  public Decision tell(TenantId tenant, Command command) {
    return parts().loops().tell(tenant, command).orTimeout(30, TimeUnit.SECONDS).join();
  }

  public long lastSequence() {
    return parts().ledger().last();
  }

  public long acknowledged() {
    return parts().ledger().acknowledged();
  }

  /// The SIP user of an agent, if he has one.
  public Optional<String> telephoneOf(TenantId tenant, AgentId agent) {
    return parts().pbx().userOf(tenant, agent);
  }

  /// As the PBX tells it.
  public void answeredTooLate(TenantId tenant, AgentId agent, InteractionId call) {
    parts().windows().answeredTooLate(tenant, agent, call);
  }

  public Optional<TenantId> ownerOf(String number) {
    return parts().loops().ownerOf(new E164(number));
  }
}
