package alo.edge.link;

import alo.contract.agent.AgentSocketMessage.Dial;
import alo.contract.edge.LinkMessage.Relay;
import alo.contract.edge.LinkMessage.Relayed;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.edge.agent.AgentCommands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// API users' commands. The same request is carried out once, however often it comes; a call is
/// placed once also over a restart.
public final class Relays {
  private static final int REMEMBERED_MAX = 10_000;

  private final AgentCommands commands;
  private final Map<String, CompletableFuture<Relayed>> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Relayed>> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /// Relays to the loops of an edge.
  public Relays(AgentCommands commands) {
    this.commands = commands;
  }

  CompletableFuture<Relayed> carryOut(Relay relay) {
    synchronized (answers) {
      CompletableFuture<Relayed> before = answers.get(relay.request());
      if (before != null) {
        return before;
      }
      CompletableFuture<Relayed> answer = begin(relay);
      answers.put(relay.request(), answer);
      // What failed may be tried again; what was refused is answered.
      var unused = answer.thenAccept(said -> forgetFailure(relay, said));
      return answer;
    }
  }

  private void forgetFailure(Relay relay, Relayed said) {
    if (said.problem() != null && said.problem().code().equals(ProblemCode.INTERNAL.name())) {
      synchronized (answers) {
        answers.remove(relay.request());
      }
    }
  }

  private CompletableFuture<Relayed> begin(Relay relay) {
    var outcome =
        relay.command() instanceof Dial dial
            ? commands.placeOnce(relay.tenant(), relay.agent(), relay.request(), dial)
            : commands.carryOut(relay.tenant(), relay.agent(), relay.call(), relay.command());
    return outcome.handle(
        (done, failure) -> {
          if (failure != null) {
            return new Relayed(
                relay.request(),
                Problem.of(ProblemCode.INTERNAL, "The edge failed", List.of()),
                null);
          }
          if (done.refusal() != null) {
            return new Relayed(
                relay.request(),
                Problem.of(done.refusal().code(), done.refusal().detail(), List.of()),
                null);
          }
          return new Relayed(relay.request(), null, done.call());
        });
  }
}
