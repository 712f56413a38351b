package alo.edge.agent;

import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Agents' telephone identities: one for each session of a page. What is asked for one agent is
/// done in the order in which it was asked, never on the asking thread.
final class Telephones {
  private final Endpoints endpoints;
  private final TenantLoops loops;
  private final Turns<Who> turns;

  Telephones(Endpoints endpoints, TenantLoops loops, Executor threads) {
    this.endpoints = endpoints;
    this.loops = loops;
    this.turns = new Turns<>(threads);
  }

  /// From its turn on only this session of the agent has a telephone.
  CompletableFuture<Boolean> giveTo(Who who, String session) {
    return turns.take(who, () -> issue(who, session));
  }

  /// The session's identity; in a turn.
  Endpoints.Identity issue(Who who, String session) {
    return endpoints.issue(who.tenant(), who.agent(), session);
  }

  CompletableFuture<Boolean> revoke(Who who) {
    return turns.take(who, () -> endpoints.revoke(who.tenant(), who.agent()));
  }

  CompletableFuture<Boolean> take(Who who, Runnable what) {
    return turns.take(who, what);
  }

  /// Tells, soon, who has an identity but is logged out, or is at this edge no more. Looked for
  /// instead of told of, so that it is found after a restart too.
  ///
  /// @param here who has a window and so need not be looked for
  void forEachLoggedOut(Predicate<Who> here, Consumer<Who> act) {
    for (Endpoints.Owner owner : endpoints.owners()) {
      var who = new Who(owner.tenant(), owner.agent());
      if (!here.test(who)) {
        var unused =
            loops
                .deskOf(who.tenant(), who.agent())
                .map(asked -> asked.thenApply(Desk::presence))
                .orElseGet(() -> CompletableFuture.completedFuture(Presence.LOGGED_OUT))
                .thenAccept(
                    presence -> {
                      if (presence == Presence.LOGGED_OUT) {
                        act.accept(who);
                      }
                    });
      }
    }
  }
}
