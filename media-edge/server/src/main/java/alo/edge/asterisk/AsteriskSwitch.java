package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import alo.edge.phone.Switch;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Effect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Effects as the dialplan's contexts know them (deploy/edge/asterisk/extensions.conf).
///
/// A channel is named by its unique id, which AMI takes as well as the name.
final class AsteriskSwitch implements Switch {
  private static final int CAUSE_NORMAL = 16;

  /// Set like a variable on the new leg before its INVITE.
  private static final String OFFER_HEADER = "PJSIP_HEADER(add,X-Alo-Offer)";

  /// How long a hang-up may take to be heard.
  private static final Executor GONE_UNHEARD =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  /// How often, and how long apart, a leg is hung up that is not there yet.
  private static final int HANG_UPS_MAX = 8;

  private static final Executor NOT_THERE_YET =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS, Thread::startVirtualThread);

  private static final Logger LOG = Logger.getLogger(AsteriskSwitch.class);

  private final Ami ami;
  private final CallBook book;
  private final FlowSessions sessions;
  private final Endpoints endpoints;
  private final LateAnswers lateAnswers;
  private final MusicClasses music;
  private final Supplier<TenantLoops> loops;

  AsteriskSwitch(
      Ami ami,
      CallBook book,
      FlowSessions sessions,
      Endpoints endpoints,
      LateAnswers lateAnswers,
      MusicClasses music,
      Supplier<TenantLoops> loops) {
    this.ami = ami;
    this.book = book;
    this.sessions = sessions;
    this.endpoints = endpoints;
    this.lateAnswers = lateAnswers;
    this.music = music;
    this.loops = loops;
  }

  @Override
  public void run(TenantId tenant, Effect effect) {
    switch (effect) {
      // Without a session the caller's dialplan is about to ask again, and is told then.
      case Effect.RunStep step -> sessions.offer(step);
      case Effect.Wait wait -> wait(tenant, wait);
      case Effect.BackToFlow back -> redirect(customer(back.call()), "flow");
      case Effect.RingAgent ring -> ringAgent(tenant, ring);
      case Effect.RingNumber ring -> ringNumber(tenant, ring);
      case Effect.Withdraw withdraw -> {
        clear(customer(withdraw.call()), withdraw.offer());
        hangUpLeg(withdraw.offer(), HANG_UPS_MAX);
      }
      case Effect.Hold hold -> hold(tenant, hold);
      case Effect.Resume resume -> redirect(resume.offer().value(), "agent-talk");
      case Effect.Keep keep -> {
        setVariable(customer(keep.call()), "OFFER", "");
        chooseMusic(tenant, customer(keep.call()), keep.music());
        redirect(customer(keep.call()), "cust-hold");
        hangUp(keep.lostLeg().value(), CAUSE_NORMAL);
      }
      case Effect.CallOut out -> callOut(tenant, out);
      case Effect.EndCall end -> endCall(end);
    }
  }

  private String customer(InteractionId call) {
    return book.customer(call).map(CallBook.Customer::channel).orElseGet(() -> channelOf(call));
  }

  /// The channel of a call in, from its id alone.
  private static String channelOf(InteractionId call) {
    int dash = call.value().lastIndexOf('-');
    return dash < 0
        ? call.value()
        : call.value().substring(0, dash) + '.' + call.value().substring(dash + 1);
  }

  private void wait(TenantId tenant, Effect.Wait wait) {
    if (sessions.offer(wait)) {
      return;
    }
    String customer = customer(wait.call());
    if (wait.recording() != null) {
      setVariable(customer, "REC", wait.recording().value());
    }
    chooseMusic(tenant, customer, wait.music());
    redirect(customer, "acd-wait");
  }

  /// Before the step: the dialplan sends him to the music again by itself, should all else be gone.
  private void chooseMusic(TenantId tenant, String customer, @Nullable PromptId piece) {
    setVariable(customer, "MUSIC", music.nameOf(tenant, piece));
  }

  private void ringAgent(TenantId tenant, Effect.RingAgent ring) {
    Optional<String> user = endpoints.userOf(tenant, ring.agent());
    if (user.isEmpty()) {
      failed(tenant, ring.offer(), OfferOutcome.UNREACHABLE);
      return;
    }
    lateAnswers.rings(ring.offer(), ring.agent());
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("LEG", "agent");
    variables.put("CUST", customer(ring.call()));
    String caller = sessions.callerOf(ring.call()).orElse("");
    String context = ring.held() ? "agent-held" : "agent-talk";
    String phone = "PJSIP/" + user.get();
    join(tenant, ring.call(), ring.offer(), phone, context, caller, ring.ring(), variables);
  }

  private void ringNumber(TenantId tenant, Effect.RingNumber ring) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("LEG", "out");
    variables.put("CUST", customer(ring.call()));
    TrunkProfile via = ami.access().trunk(ring.trunk().value());
    String destination = "PJSIP/" + via.write(ring.to().value()) + "@" + via.trunk().value();
    join(
        tenant,
        ring.call(),
        ring.offer(),
        destination,
        "agent-talk",
        via.write(ring.callerId().value()),
        ring.ring(),
        variables);
  }

  private void join(
      TenantId tenant,
      InteractionId call,
      OfferId offer,
      String destination,
      String context,
      String shown,
      Duration ring,
      Map<String, String> variables) {
    switch (ami.ask(new SetVarAction(customer(call), "OFFER", offer.value()))) {
      case Ami.Outcome.Done _ ->
          originate(tenant, call, offer, destination, context, shown, ring, variables);
      case Ami.Outcome.Refused(boolean gone) -> {
        if (gone) {
          customerIsGone(tenant, call);
        } else {
          failed(tenant, offer, OfferOutcome.UNREACHABLE);
        }
      }
      // An answer would bring the next offer at once, and that one the next: the stock that is
      // taken after the absence, or the deadline, settles it.
      case Ami.Outcome.Away _ -> LOG.infof("%s: the ring of call %s waits for stock", tenant, call);
    }
  }

  private void callOut(TenantId tenant, Effect.CallOut out) {
    Optional<String> user = endpoints.userOf(tenant, out.agent());
    if (user.isEmpty()) {
      failed(tenant, out.offer(), OfferOutcome.UNREACHABLE);
      return;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("LEG", "agent");
    TrunkProfile via = ami.access().trunk(out.trunk().value());
    variables.put("DEST", via.write(out.to().value()));
    variables.put("TRUNK", via.trunk().value());
    variables.put("SHOWN", via.write(out.callerId().value()));
    variables.put("RING", String.valueOf(out.ring().toSeconds()));
    variables.put("MUSIC", music.nameOf(tenant, out.music()));
    if (out.recording() != null) {
      variables.put("REC", out.recording().value());
    }
    originate(
        tenant,
        out.call(),
        out.offer(),
        "PJSIP/" + user.get(),
        "agent-out",
        out.to().value(),
        out.ring(),
        variables);
  }

  private void originate(
      TenantId tenant,
      InteractionId call,
      OfferId offer,
      String destination,
      String context,
      String shown,
      Duration ring,
      Map<String, String> variables) {
    variables.put("TEN", tenant.value());
    variables.put("IX", call.value());
    variables.put("OFFER", offer.value());
    variables.put(OFFER_HEADER, offer.value());
    var action = new OriginateAction();
    action.setActionId(offer.value());
    action.setChannelId(offer.value());
    action.setAccount(LegNotes.legAccount(tenant, call));
    action.setChannel(destination);
    action.setContext(context);
    action.setExten("s");
    action.setPriority(1);
    action.setAsync(true);
    action.setTimeout(ring.toMillis());
    action.setVariables(variables);
    if (!shown.isEmpty()) {
      action.setCallerId("\"" + shown + "\" <" + shown + ">");
    }
    book.originate(new CallBook.Leg(tenant, call, offer, false, null));
    if (ami.ask(action) instanceof Ami.Outcome.Refused) {
      book.removeLeg(offer);
      failed(tenant, offer, OfferOutcome.UNREACHABLE);
    }
  }

  /// His hang-up usually comes by itself with its cause; this is for one that was never heard.
  private void customerIsGone(TenantId tenant, InteractionId call) {
    GONE_UNHEARD.execute(
        () -> {
          book.removeCustomer(call);
          var gone = new Command.CustomerGone(call, EndedBy.UNKNOWN, null, null);
          var unused = loops.get().tell(tenant, gone);
        });
  }

  /// Takes an offer's token from the customer, but not that of a later offer. Effects of one call
  /// come one after the other, so nobody sets it between the two actions.
  private void clear(String customer, OfferId offer) {
    if (ami.ask(new GetVarAction(customer, "OFFER")) instanceof Ami.Outcome.Done(String token)
        && offer.value().equals(token)) {
      setVariable(customer, "OFFER", "");
    }
  }

  private void hold(TenantId tenant, Effect.Hold hold) {
    String customer = customer(hold.call());
    chooseMusic(tenant, customer, hold.music());
    String agent = hold.offer().value();
    var both = new RedirectAction(customer, "cust-hold", "s", 1);
    both.setExtraChannel(agent);
    both.setExtraContext("agent-park");
    both.setExtraExten("s");
    both.setExtraPriority(1);
    if (!ami.send(both)) {
      // It fails whole when one of the two is gone.
      redirect(customer, "cust-hold");
      redirect(agent, "agent-park");
    }
  }

  private void endCall(Effect.EndCall end) {
    boolean ended = sessions.offerIfIdle(end);
    if (!ended) {
      String customer = customer(end.call());
      setVariable(customer, "OFFER", "");
      hangUp(customer, end.cause());
    }
    book.legsOf(end.call()).forEach(leg -> hangUpLeg(leg.offer(), HANG_UPS_MAX));
  }

  /// A leg that was asked for a moment ago may not be there yet: it would ring on.
  private void hangUpLeg(OfferId offer, int tries) {
    var action = new HangupAction(offer.value(), CAUSE_NORMAL);
    if (ami.ask(action) instanceof Ami.Outcome.Refused
        && tries > 1
        && book.leg(offer).filter(leg -> !leg.up()).isPresent()) {
      NOT_THERE_YET.execute(() -> hangUpLeg(offer, tries - 1));
    }
  }

  private boolean setVariable(String channel, String name, String value) {
    return ami.send(new SetVarAction(channel, name, value));
  }

  private void redirect(String channel, String context) {
    ami.send(new RedirectAction(channel, context, "s", 1));
  }

  private void hangUp(String channel, int cause) {
    ami.send(new HangupAction(channel, cause));
  }

  private void failed(TenantId tenant, OfferId offer, OfferOutcome outcome) {
    var unused = loops.get().tell(tenant, new Command.LegFailed(offer, outcome, null));
  }
}
