package alo.tenants.edge;

import alo.contract.agent.AgentView;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Ticket;
import alo.tenants.identity.TicketKeys;
import alo.tenants.platform.Check;
import alo.tenants.platform.RandomIds;
import alo.tenants.tenant.Tenants;
import alo.tenants.workforce.Agents;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Short passes for sockets. Needs no idempotency key: each ticket is another one.
@Path("/api/v1/tickets")
@RunOnVirtualThread
@RolesAllowed({
  Permit.CALLS_TAKE,
  Permit.BOARD_SEE_OWN,
  Permit.BOARD_SEE_DEPARTMENT,
  Permit.BOARD_SEE
})
public class TicketResource {
  private static final Duration GOOD_FOR = Duration.ofSeconds(60);

  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;
  @Inject TicketKeys keys;
  @Inject Tenants tenants;
  @Inject Agents agents;
  @Inject Edges edges;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  /// Where browsers and programs find this program.
  @Inject
  @ConfigProperty(name = "alo.public.url", defaultValue = "http://127.0.0.1:8081")
  String publicAddress;

  /// A ticket for the agent socket of the home edge, or for the live feed.
  @POST
  @Transactional
  @ResponseStatus(201)
  public Ticket create(Ticket.@Nullable Request body) {
    Ticket.Request request = Check.body(body);
    new Check().present("/purpose", request.purpose()).done();
    Ticket ticket =
        switch (request.purpose()) {
          case AGENT -> agentTicket();
          case FEED -> feedTicket();
        };
    return ticket;
  }

  private Ticket agentTicket() {
    if (!identity.hasRole(Permit.CALLS_TAKE)) {
      throw new RejectedException(ProblemCode.FORBIDDEN, "Expected somebody who takes calls");
    }
    Tenants.Profile tenant = tenants.get(current.tenant());
    String address =
        edges
            .findAgentSocket(tenant.homeEdge())
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.EDGE_UNREACHABLE,
                        "Edge %s has not connected yet".formatted(tenant.homeEdge())));
    return ticket(Ticket.Purpose.AGENT, address);
  }

  private Ticket feedTicket() {
    if (Sight.BOARD.widest(p -> identity.hasRole(p.word())).isEmpty()) {
      throw new RejectedException(ProblemCode.FORBIDDEN, "Expected somebody who sees the board");
    }
    return ticket(Ticket.Purpose.FEED, publicAddress.replaceFirst("^http", "ws") + "/api/v1/live");
  }

  private Ticket ticket(Ticket.Purpose purpose, String address) {
    AgentId self = new AgentId(current.user());
    Instant end = clock.instant().plus(GOOD_FOR);
    TicketClaims claims =
        new TicketClaims(
            ids.next("tk"),
            purpose.name(),
            current.tenant(),
            self,
            agents.find(self).map(AgentView::name).orElse(current.name()),
            end,
            identity.getRoles().stream()
                .filter(Configurations.ON_THE_AGENT_SOCKET::contains)
                .collect(Collectors.toSet()));
    return new Ticket(keys.ticket(claims), address, end);
  }
}
