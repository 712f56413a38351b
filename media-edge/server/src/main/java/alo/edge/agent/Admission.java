package alo.edge.agent;

import alo.contract.edge.TicketClaims;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.edge.config.Configurations;

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
  /// @throws RejectedException UNAUTHENTICATED for a bad ticket, NOT_FOUND for nobody's
  TicketClaims admit(String ticket) {
    TicketClaims claims = tickets.verify(ticket);
    if (!isAgent(claims)) {
      throw new RejectedException(
          ProblemCode.NOT_FOUND,
          "Expected an agent of this edge, but you are not (yet) known here");
    }
    return claims;
  }

  boolean isAgent(TicketClaims claims) {
    return configurations
        .find(claims.tenant())
        .filter(c -> c.agents().stream().anyMatch(a -> a.id().equals(claims.agent())))
        .isPresent();
  }
}
