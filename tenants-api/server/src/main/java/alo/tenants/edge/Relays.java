package alo.tenants.edge;

import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.edge.LinkMessage;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Commands of API users on their way to an edge and back. The request's id makes the edge carry
/// the same command out once, so a caller who got no answer may try again.
@Singleton
class Relays {
  @Inject Links links;
  @Inject EdgeSettings settings;

  private final ConcurrentMap<String, Waiting> waiting = new ConcurrentHashMap<>();

  private record Waiting(Link link, CompletableFuture<LinkMessage.Relayed> answer) {}

  /// Sends a command and waits for the edge's answer; its refusal is thrown.
  Optional<InteractionId> send(
      EdgeId edge,
      TenantId tenant,
      AgentId agent,
      String request,
      @Nullable InteractionId call,
      FromAgent command) {
    Link link = links.find(edge).orElseThrow(() -> unreachable("Edge " + edge + " is not linked"));
    Waiting mine = new Waiting(link, new CompletableFuture<>());
    Waiting first = waiting.putIfAbsent(request, mine);
    CompletableFuture<LinkMessage.Relayed> answer = first == null ? mine.answer() : first.answer();
    try {
      if (first == null) {
        link.send(new LinkMessage.Relay(request, tenant, agent, call, command));
      }
      LinkMessage.Relayed relayed = answer.get(settings.relayMillisMax(), TimeUnit.MILLISECONDS);
      if (relayed.problem() != null) {
        throw new RejectedException(relayed.problem());
      }
      return Optional.ofNullable(relayed.call());
    } catch (TimeoutException e) {
      throw unreachable("The edge did not answer; the same request may be sent again");
    } catch (ExecutionException e) {
      throw unreachable("The edge was lost before it answered");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("Interrupted");
    } finally {
      waiting.remove(request, mine);
    }
  }

  /// The edge has answered.
  void answered(EdgeId edge, LinkMessage.Relayed relayed) {
    Waiting one = waiting.get(relayed.request());
    if (one != null && one.link().edge().equals(edge)) {
      one.answer().complete(relayed);
    }
  }

  /// A link is gone; nobody waits any longer for what went over it. Another socket of the same
  /// edge, which has not greeted or was replaced, had nobody waiting.
  void gone(Link link) {
    waiting.values().stream()
        .filter(w -> w.link() == link)
        .forEach(w -> w.answer().completeExceptionally(new IllegalStateException("link lost")));
  }

  private static RejectedException unreachable(String detail) {
    return new RejectedException(ProblemCode.EDGE_UNREACHABLE, detail);
  }
}
