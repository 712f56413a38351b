package alo.edge.agent;

import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.identity.Permission;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.edge.config.Configurations;
import java.util.Optional;
import java.util.function.Consumer;

/// Who may have a window: an agent of this edge who shows a ticket.
final class Admission {
  private final TicketVerifier tickets;
  private final Configurations configurations;

  Admission(TicketVerifier tickets, Configurations configurations) {
    this.tickets = tickets;
    this.configurations = configurations;
  }

  /// Whose ticket it is.
  ///
  /// @throws RejectedException UNAUTHENTICATED for a bad ticket, FORBIDDEN for somebody who takes
  ///     no calls, NOT_FOUND for nobody's, USER_LOCKED
  TicketClaims admit(String ticket) {
    TicketClaims claims = tickets.verify(ticket);
    if (!claims.allows(Permission.CALLS_TAKE)) {
      throw new RejectedException(
          ProblemCode.FORBIDDEN, "Expected a ticket of somebody who takes calls");
    }
    TenantConfiguration.Agent agent =
        agent(claims)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.NOT_FOUND,
                        "Expected an agent of this edge, but you are not (yet) known here"));
    if (agent.locked()) {
      throw new RejectedException(
          ProblemCode.USER_LOCKED, "Expected an agent who is not locked, but you are");
    }
    return claims;
  }

  boolean isAgent(TicketClaims claims) {
    return agent(claims).isPresent();
  }

  boolean isLocked(TicketClaims claims) {
    return agent(claims).filter(TenantConfiguration.Agent::locked).isPresent();
  }

  /// Whether his ticket and the tenant as it stands now allow an act. The ticket alone would not
  /// do: it is prolonged for as long as his window is open.
  boolean allows(TicketClaims claims, Permission permission) {
    return claims.allows(permission) && agent(claims).filter(a -> a.may(permission)).isPresent();
  }

  /// All who could have a window.
  void forEach(Consumer<Who> work) {
    for (TenantConfiguration one : configurations.all()) {
      one.agents().forEach(agent -> work.accept(new Who(one.tenant(), agent.id())));
    }
  }

  private Optional<TenantConfiguration.Agent> agent(TicketClaims claims) {
    return configurations.find(claims.tenant()).stream()
        .flatMap(c -> c.agents().stream())
        .filter(a -> a.id().equals(claims.agent()))
        .findFirst();
  }
}
