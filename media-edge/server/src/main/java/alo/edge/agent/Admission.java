package alo.edge.agent;

import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.identity.Permission;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.edge.config.Configurations;
import java.util.Optional;

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
  ///     no calls, NOT_FOUND for nobody's
  TicketClaims admit(String ticket) {
    TicketClaims claims = tickets.verify(ticket);
    if (!claims.allows(Permission.CALLS_TAKE)) {
      throw new RejectedException(
          ProblemCode.FORBIDDEN, "Expected a ticket of somebody who takes calls");
    }
    if (!isAgent(claims)) {
      throw new RejectedException(
          ProblemCode.NOT_FOUND,
          "Expected an agent of this edge, but you are not (yet) known here");
    }
    return claims;
  }

  boolean isAgent(TicketClaims claims) {
    return agent(claims).isPresent();
  }

  /// Whether his ticket and the tenant as it stands now allow an act. The ticket alone would not
  /// do: it is prolonged for as long as his window is open.
  boolean allows(TicketClaims claims, Permission permission) {
    return claims.allows(permission) && agent(claims).filter(a -> a.may(permission)).isPresent();
  }

  private Optional<TenantConfiguration.Agent> agent(TicketClaims claims) {
    return configurations.find(claims.tenant()).stream()
        .flatMap(c -> c.agents().stream())
        .filter(a -> a.id().equals(claims.agent()))
        .findFirst();
  }
}
