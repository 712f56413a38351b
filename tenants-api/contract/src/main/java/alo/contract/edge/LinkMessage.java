package alo.contract.edge;

import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of the link (`/edge/link` of the control plane, opened by the edge with its key in the
/// header `Authorization: Edge <id>:<key>`; text frames of JSON, at most 4 MiB).
///
/// Events: the edge sends batches in order of its ledger; the control plane stores each batch in
/// one transaction and answers with [Acknowledged]; after a reconnect the edge goes on behind what
/// [Welcome] says. At least once on the wire; the control plane drops what it has by event id.
public sealed interface LinkMessage {

  /// What an edge says.
  sealed interface FromEdge extends LinkMessage {}

  /// What the control plane says.
  sealed interface ToEdge extends LinkMessage {}

  /// First frame of the edge.
  ///
  /// @param epoch of its ledger
  /// @param agentSocket address that agents' browsers open
  /// @param configurations what it has on disk
  record Hello(EdgeId edge, long epoch, String agentSocket, List<Held> configurations)
      implements FromEdge {}

  /// A configuration that an edge has.
  record Held(TenantId tenant, long version) {}

  /// At most 500 events.
  record Events(List<EventEnvelope> events) implements FromEdge {}

  /// The configuration is on the edge's disk and in force.
  record Configured(TenantId tenant, long version) implements FromEdge {}

  /// Answer to [Relay].
  ///
  /// @param call the call that was placed, for a dial
  record Relayed(String request, @Nullable Problem problem, @Nullable InteractionId call)
      implements FromEdge {}

  /// First frame of the control plane.
  ///
  /// @param acknowledged last sequence stored of this epoch, 0 for none
  /// @param ticketKeys public keys that verify tickets, newest first: Ed25519, X.509 form in Base64
  record Welcome(long acknowledged, List<String> ticketKeys) implements ToEdge {}

  /// All events up to this sequence are stored.
  record Acknowledged(long sequence) implements ToEdge {}

  /// A new configuration.
  record Configure(TenantConfiguration configuration) implements ToEdge {}

  /// The tenant is not this edge's any more.
  record Forget(TenantId tenant) implements ToEdge {}

  /// An API user's command for an agent.
  ///
  /// @param request echoed in [Relayed]; the same request is carried out once
  /// @param call the call that is meant, or null for a dial
  record Relay(
      String request,
      TenantId tenant,
      AgentId agent,
      @Nullable InteractionId call,
      FromAgent command)
      implements ToEdge {}
}
