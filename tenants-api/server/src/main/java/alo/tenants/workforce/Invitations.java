package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.audit.AuditAct;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.value.Language;
import alo.tenants.identity.Audit;
import alo.tenants.identity.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/// Makes people of the tenant and invites them by mail, one or many: the same rules for both.
@ApplicationScoped
public class Invitations {
  @Inject Agents agents;
  @Inject Placings placings;
  @Inject People people;
  @Inject Audit audit;

  /// Keeps what was made under a key, if there is one.
  interface Keeping {
    /// Enters in a transaction of its own, which is committed when this returns.
    AgentView once(Supplier<AgentView> enter);

    /// Forgets it in the present transaction, because it is taken back.
    void forget();
  }

  /// Without a key: the mail address is enough to know who is entered.
  static final Keeping BY_MAIL =
      new Keeping() {
        @Override
        public AgentView once(Supplier<AgentView> enter) {
          return QuarkusTransaction.requiringNew().call(enter::get);
        }

        @Override
        public void forget() {
          // Nothing was kept.
        }
      };

  /// Enters and invites somebody; call it while the mail address is one's own, see [People#alone].
  AgentView invite(TenantId tenant, AgentView.Draft draft, Keeping keeping) {
    Language language = QuarkusTransaction.requiringNew().call(() -> checked(tenant, draft));
    return people.joined(
        tenant,
        draft.name(),
        draft.email(),
        language,
        new People.Entry<>() {
          @Override
          public AgentView enter(AgentId user) {
            return keeping.once(
                () ->
                    audit.creates(
                        AuditAct.AGENT_CREATE,
                        AgentView::id,
                        () -> agents.enter(tenant, user, draft)));
          }

          @Override
          public void takeBack(AgentId user) {
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      audit.removes(
                          AuditAct.AGENT_WITHDRAW,
                          user,
                          () -> agents.get(user),
                          () -> agents.withdraw(tenant, user));
                      keeping.forget();
                    });
          }
        });
  }

  /// Refuses what can be seen to fail before anything is done outside.
  void check(AgentView.Draft draft) {
    agents.check(draft);
    placings.refuseBeyond(draft);
    if (agents.hasExtension(draft.extension())) {
      String detail = "Expected a free extension, but %s is taken".formatted(draft.extension());
      throw new RejectedException(
          Problem.of(
              ProblemCode.CONFLICT,
              detail,
              List.of(new Problem.At("/extension", "extension-taken", detail))));
    }
  }

  private Language checked(TenantId tenant, AgentView.Draft draft) {
    check(draft);
    return agents.language(tenant);
  }
}
