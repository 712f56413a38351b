package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.Rejection;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Agents' words as commands of their loop; for the socket and for API users alike.
public final class AgentCommands {
  private static final int CALL_RANDOM_BYTES = 8;
  private static final int REQUEST_HASH_BYTES = 16;

  private final EdgeId edge;
  private final TenantLoops loops;
  private final SecureRandom chance = new SecureRandom();

  /// What came of it.
  ///
  /// @param refusal null when it was done
  /// @param call the call that was placed, for a dial
  public record Outcome(@Nullable Rejection refusal, @Nullable InteractionId call) {}

  /// Commands for the loops of an edge.
  public AgentCommands(EdgeId edge, TenantLoops loops) {
    this.edge = edge;
    this.loops = loops;
  }

  /// Does what an agent asks; the answer comes once it is on disk.
  public CompletableFuture<Outcome> carryOut(TenantId tenant, AgentId agent, FromAgent message) {
    return carryOut(tenant, agent, null, message);
  }

  /// The same, but what is done to a call is refused unless it is the one that is meant.
  ///
  /// @param call the call that is meant; null for the one that the message names, if it does. For a
  ///     dial the id that the call is to have, null for a new one
  public CompletableFuture<Outcome> carryOut(
      TenantId tenant, AgentId agent, @Nullable InteractionId call, FromAgent message) {
    InteractionId placed =
        message instanceof AgentSocketMessage.Dial ? (call == null ? newCall() : call) : null;
    Command command = commandOf(agent, message, call, placed);
    if (command == null) {
      return CompletableFuture.completedFuture(
          new Outcome(
              new Rejection(ProblemCode.INVALID_REQUEST, "Expected a command for a call"), null));
    }
    return loops
        .tell(tenant, command)
        .thenApply(
            decision ->
                switch (decision) {
                  case Decision.Accepted _ -> new Outcome(null, placed);
                  case Decision.Rejected(var rejection) -> new Outcome(rejection, null);
                });
  }

  /// Places the call that a request asks for, once. The call's id is made of the request, so that
  /// one that is repeated after a restart finds the call in the ledger.
  public CompletableFuture<Outcome> placeOnce(
      TenantId tenant, AgentId agent, String request, AgentSocketMessage.Dial message) {
    InteractionId call = callOf(tenant, request);
    return loops
        .look(tenant, center -> center.knows(call))
        .orElseGet(() -> CompletableFuture.completedFuture(false))
        .thenCompose(
            known ->
                known
                    ? CompletableFuture.completedFuture(new Outcome(null, call))
                    : carryOut(tenant, agent, call, message));
  }

  private InteractionId callOf(TenantId tenant, String request) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((tenant + "/" + request).getBytes(StandardCharsets.UTF_8));
      return new InteractionId(
          edge + "-out-" + HexFormat.of().formatHex(hash, 0, REQUEST_HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private InteractionId newCall() {
    byte[] random = new byte[CALL_RANDOM_BYTES];
    chance.nextBytes(random);
    return new InteractionId(edge + "-out-" + HexFormat.of().formatHex(random));
  }

  private static @Nullable Command commandOf(
      AgentId agent,
      FromAgent message,
      @Nullable InteractionId meant,
      @Nullable InteractionId placed) {
    return switch (message) {
      case AgentSocketMessage.Ready _ -> new Command.BecomeReady(agent);
      case AgentSocketMessage.NotReady(var reason) -> new Command.BecomeNotReady(agent, reason);
      case AgentSocketMessage.LogOut _ -> new Command.LogOut(agent);
      case AgentSocketMessage.Decline(var call) ->
          new Command.DeclineOffer(agent, meant != null ? meant : call);
      case AgentSocketMessage.Hold(var call) ->
          new Command.HoldCall(agent, meant != null ? meant : call);
      case AgentSocketMessage.Resume(var call) ->
          new Command.ResumeCall(agent, meant != null ? meant : call);
      case AgentSocketMessage.HangUp(var call) ->
          new Command.EndCall(agent, meant != null ? meant : call);
      case AgentSocketMessage.Dial(var to) ->
          placed == null ? null : new Command.PlaceCall(agent, placed, to);
      case AgentSocketMessage.WrapUp(var code, var ready) ->
          new Command.FinishWrapUp(agent, code, ready);
      case AgentSocketMessage.Hello _, AgentSocketMessage.Alive _ -> null;
    };
  }
}
