package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.problem.ProblemCode;
import alo.contract.value.E164;
import alo.edge.log.About;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import alo.engine.contactcenter.Effect;
import alo.engine.ivr.Step;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the dialplan's context `flow` runs: brings the call to its tenant's loop, then does steps
/// until the call leaves its flow. The variable NEXT is set last; without it the dialplan asks
/// again.
final class FlowScript implements AgiScript {
  private static final Logger LOG = Logger.getLogger(FlowScript.class);
  private static final int CAUSE_UNKNOWN_NUMBER = 1;
  private static final int CAUSE_BUSY = 17;
  private static final int CAUSE_REFUSED = 21;
  private static final int CAUSE_FAILURE = 41;

  private final TenantLoops loops;
  private final FlowSessions sessions;
  private final CallBook book;
  private final Steps steps;
  private final MusicClasses music;
  private final PbxAccess access;

  FlowScript(
      TenantLoops loops,
      FlowSessions sessions,
      CallBook book,
      Steps steps,
      MusicClasses music,
      PbxAccess access) {
    this.loops = loops;
    this.sessions = sessions;
    this.book = book;
    this.steps = steps;
    this.music = music;
    this.access = access;
  }

  @Override
  public void service(AgiRequest request, AgiChannel channel) throws AgiException {
    if (!isOwn(request.getRemoteAddress(), request.getLocalAddress())) {
      LOG.warnf("FastAGI from %s is refused: not this edge's PBX", request.getRemoteAddress());
      return;
    }
    String id = request.getUniqueId();
    InteractionId call = interaction(channel, id);
    TrunkProfile via = access.trunk(channel.getVariable("VIA"));
    Optional<E164> from = via.read(request.getCallerIdNumber());
    Optional<E164> dialled = via.read(channel.getVariable("DID"));
    TenantId known = tenant(channel);
    TenantId tenant = known != null ? known : dialled.flatMap(loops::ownerOf).orElse(null);
    if (tenant == null || known == null && dialled.isEmpty()) {
      LOG.infof("A call for a number that is not ours is refused (call %s)", call);
      end(channel, CAUSE_UNKNOWN_NUMBER);
      return;
    }
    from.ifPresent(number -> sessions.remember(call, number.value()));
    // Before the PBX is told anything: from here a hang-up finds the session.
    if (book.customer(call).isEmpty()) {
      book.put(new CallBook.Customer(tenant, call, id, false, true));
    }
    var session = new FlowSession(tenant, call);
    sessions.open(session);
    if (book.hasEnded(id)) {
      book.removeCustomer(call);
      session.gone(new Command.CustomerGone(call, EndedBy.CUSTOMER, null, null));
    }
    try (var _ = About.call(tenant, call)) {
      channel.setVariable("TEN", tenant.value());
      channel.setVariable("CHANNEL(accountcode)", LegNotes.account(tenant, call));
      Optional<Command> arrives =
          dialled.map(
              number -> new Command.CallArrives(call, from.orElse(null), number, via.trunk()));
      Command waits = new Command.FlowWaits(call);
      boolean begun =
          known != null
              ? begin(tenant, waits, arrives, channel)
              : begin(tenant, arrives.orElseThrow(), Optional.of(waits), channel);
      if (begun) {
        work(session, channel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sessions.close(session);
      Command gone = session.takeGone();
      if (gone != null) {
        var unused = loops.tell(tenant, gone);
      }
    }
  }

  /// Everything else in a request is what its sender says. The PBX is on the same machine.
  static boolean isOwn(@Nullable InetAddress peer, @Nullable InetAddress own) {
    return peer != null && (peer.isLoopbackAddress() || peer.equals(own));
  }

  private static InteractionId interaction(AgiChannel channel, String id) throws AgiException {
    String ix = channel.getVariable("IX");
    return ix == null || ix.isEmpty() ? CallBook.callOf(id) : new InteractionId(ix);
  }

  private static @Nullable TenantId tenant(AgiChannel channel) throws AgiException {
    String value = channel.getVariable("TEN");
    return value == null || value.isEmpty() ? null : new TenantId(value);
  }

  /// Whether the loop took the call. A call whose arrival was kept just before the program died is
  /// asked for again by its next step; one that was not kept arrives anew.
  ///
  /// The variable TEN tells only that some program had begun, not that it kept what it decided.
  private boolean begin(
      TenantId tenant, Command first, Optional<Command> instead, AgiChannel channel)
      throws AgiException, InterruptedException {
    Decision decision = ask(tenant, first);
    if (decision instanceof Decision.Rejected && instead.isPresent()) {
      Decision again = ask(tenant, instead.get());
      decision = again instanceof Decision.Accepted ? again : decision;
    }
    if (decision instanceof Decision.Rejected(var rejection)) {
      LOG.infof("%s: %s refused: %s", tenant, first.getClass().getSimpleName(), rejection.detail());
      end(channel, causeOf(rejection.code()));
      return false;
    }
    return true;
  }

  private Decision ask(TenantId tenant, Command command) throws InterruptedException {
    return decision(tenant, loops.tell(tenant, command));
  }

  private static Decision decision(TenantId tenant, CompletableFuture<Decision> told)
      throws InterruptedException {
    try {
      return told.get();
    } catch (ExecutionException e) {
      LOG.errorf(e, "%s: a call could not be taken", tenant);
      return Decision.rejected(ProblemCode.INTERNAL, "Expected a loop that works");
    }
  }

  private void work(FlowSession session, AgiChannel channel)
      throws AgiException, InterruptedException {
    while (true) {
      switch (session.take()) {
        case FlowSession.Next.Gone _ -> {
          return;
        }
        case FlowSession.Next.Do(Effect.RunStep(var call, var step, var what)) -> {
          Step.Result result = steps.run(session, what, channel);
          var told = loops.tell(session.tenant(), new Command.StepDone(call, step, result));
          while (Steps.isTypedAt(what) && !told.isDone()) {
            Steps.listen(session, channel);
          }
          if (!isHeard(decision(session.tenant(), told))) {
            return;
          }
        }
        case FlowSession.Next.Do(Effect.Wait wait) -> {
          if (wait.recording() != null) {
            channel.setVariable("REC", wait.recording().value());
          }
          channel.setVariable("MUSIC", music.nameOf(session.tenant(), wait.music()));
          channel.setVariable("NEXT", "wait");
          return;
        }
        case FlowSession.Next.Do(Effect.EndCall(var call, var cause)) -> {
          if (cause == CAUSE_REFUSED) {
            LOG.infof("%s: call %s is refused, cause %d", session.tenant(), call, cause);
          }
          end(channel, cause);
          return;
        }
        case FlowSession.Next.Do(var other) ->
            throw new IllegalStateException("Not an effect of a flow: " + other);
      }
    }
  }

  /// Whether something else will be said to this session. Otherwise it leaves without NEXT, and the
  /// dialplan asks again: the state was built anew from the ledger, and has the call where it was.
  static boolean isHeard(Decision decision) {
    return switch (decision) {
      case Decision.Accepted _ -> true;
      // Stale: what made it so has its own effect.
      case Decision.Rejected(var rejection) -> rejection.code() == ProblemCode.WRONG_STATE;
    };
  }

  private static void end(AgiChannel channel, int cause) throws AgiException {
    channel.setVariable("CAUSE", String.valueOf(cause));
    channel.setVariable("NEXT", "end");
  }

  private static int causeOf(ProblemCode code) {
    return switch (code) {
      case NOT_FOUND -> CAUSE_UNKNOWN_NUMBER;
      case TENANT_SUSPENDED, FORBIDDEN -> CAUSE_REFUSED;
      case LIMIT_REACHED -> CAUSE_BUSY;
      default -> CAUSE_FAILURE;
    };
  }
}
