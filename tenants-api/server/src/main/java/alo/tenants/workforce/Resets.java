package alo.tenants.workforce;

import alo.contract.agent.AgentView.Reset.What;
import alo.contract.audit.AuditAct;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.Audit;
import alo.tenants.identity.Identities;
import alo.wire.token.CurrentTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Lets people set up their log-in anew. A person has one log-in for all his companies, and no
/// administrator of one may weaken it for another: a mail goes to the person's own address and
/// changes nothing by itself, a second factor is taken away only where it opens nothing else.
@ApplicationScoped
public class Resets {
  @Inject Agents agents;
  @Inject Identities identities;
  @Inject Audit audit;
  @Inject CurrentTenant current;

  /// Does it, and enters it before: the identity provider is asked outside of the transaction, and
  /// an entry too many is better than one too few.
  void reset(TenantId tenant, AgentId agent, What what) {
    QuarkusTransaction.requiringNew().run(() -> agents.refuseReset(agent));
    switch (what) {
      case PASSWORD -> {
        enter(AuditAct.AGENT_RESET_PASSWORD, agent);
        identities.mailNewPassword(agent);
      }
      case SECOND_FACTOR -> {
        refuseOwn(agent);
        refuseNotYet(agent);
        refuseElsewhere(tenant, agent);
        enter(AuditAct.AGENT_RESET_SECOND_FACTOR, agent);
        identities.removeSecondFactor(agent);
        identities.endSessions(agent);
      }
    }
  }

  private void enter(AuditAct act, AgentId agent) {
    QuarkusTransaction.requiringNew().run(() -> audit.does(act, agent, () -> agent));
  }

  /// Whoever has found somebody's open page must not get rid of what else he would need.
  private void refuseOwn(AgentId agent) {
    if (agent.value().equals(current.user())) {
      throw conflict("own-reset", "Expected somebody else, but nobody takes his own away");
    }
  }

  /// Who has never come may be only asked to join, and his log-in another company's; whether it is
  /// nobody learns here.
  private void refuseNotYet(AgentId agent) {
    if (QuarkusTransaction.requiringNew().call(() -> agents.get(agent)).invited()) {
      throw conflict("not-come-yet", "Expected somebody who has logged in here once");
    }
  }

  private void refuseElsewhere(TenantId tenant, AgentId agent) {
    if (identities.isElsewhere(tenant, agent)) {
      throw conflict(
          "member-elsewhere",
          "Expected somebody of this company only, but this log-in is good for others too");
    }
  }

  private static RejectedException conflict(String code, String detail) {
    return new RejectedException(
        Problem.of(ProblemCode.CONFLICT, detail, List.of(new Problem.At("/id", code, detail))));
  }
}
