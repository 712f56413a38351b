package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import java.util.Map;
import java.util.Set;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the PBX tells, as commands of the tenant whose channel it is (variable TEN). Runs on the
/// connection's thread: never asks the PBX anything.
final class PbxEvents implements ManagerEventListener {
  private static final Logger LOG = Logger.getLogger(PbxEvents.class);

  /// Q.850 causes of something broken rather than somebody hanging up.
  private static final Set<Integer> BROKEN = Set.of(27, 38, 41, 44, 102);

  private final TenantLoops loops;
  private final CallBook book;
  private final FlowSessions sessions;
  private final LateAnswers lateAnswers;

  PbxEvents(TenantLoops loops, CallBook book, FlowSessions sessions, LateAnswers lateAnswers) {
    this.loops = loops;
    this.book = book;
    this.sessions = sessions;
    this.lateAnswers = lateAnswers;
  }

  @Override
  public void onManagerEvent(ManagerEvent event) {
    try {
      switch (event) {
        case HangupRequestEvent request -> hangupRequested(request);
        case DisconnectEvent _ -> loops.pbxIsAway();
        case HangupEvent hangup -> hungUp(hangup);
        case LegUpEvent up -> legUp(up);
        case OutLegEvent out -> outLeg(out);
        case OutUpEvent up -> outUp(up);
        case OutFailedEvent failed -> outFailed(failed);
        case OriginateResponseEvent response -> originated(response);
        default -> {}
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "The event %s could not be read", event.getClass().getSimpleName());
    }
  }

  /// Mostly comes before the answer to an originate, which lacks the cause.
  private void hangupRequested(HangupRequestEvent event) {
    String id = event.getUniqueId();
    if (id != null && !id.contains(".")) {
      book.legCause(new OfferId(id), event.getCause());
    }
  }

  private void hungUp(HangupEvent event) {
    if (event.getUniqueId() != null) {
      book.ended(event.getUniqueId());
    }
    Map<String, String> variables = event.getChannelVariables();
    String leg = variables == null ? null : variables.get("LEG");
    if (leg == null || leg.isEmpty()) {
      return;
    }
    if (leg.equals("cust")) {
      String ix = variables.get("IX");
      if (ix != null && !ix.isEmpty()) {
        customerGone(new InteractionId(ix), event.getCause());
      }
    } else {
      legGone(new OfferId(event.getUniqueId()), event.getCause());
    }
  }

  private void customerGone(InteractionId call, @Nullable Integer cause) {
    CallBook.Customer customer = book.removeCustomer(call).orElse(null);
    if (customer == null || customer.out() && !customer.up()) {
      // A far end that never answered is told by OutFailed, with its causes.
      return;
    }
    EndedBy by = cause != null && BROKEN.contains(cause) ? EndedBy.NETWORK : EndedBy.CUSTOMER;
    var gone = new Command.CustomerGone(call, by, cause, null);
    if (!sessions.gone(call, gone)) {
      tell(customer.tenant(), gone);
    }
  }

  private void legGone(OfferId offer, @Nullable Integer cause) {
    CallBook.Leg leg = book.leg(offer).orElse(null);
    if (leg == null) {
      return;
    }
    if (!leg.up()) {
      // The answer to the originate follows.
      book.legCause(offer, cause);
      return;
    }
    book.removeLeg(offer);
    boolean lost = cause != null && BROKEN.contains(cause);
    tell(leg.tenant(), new Command.LegGone(offer, cause, lost));
  }

  private void legUp(LegUpEvent event) {
    if (event.getLeg() == null) {
      return;
    }
    var offer = new OfferId(event.getLeg());
    book.legUp(offer);
    book.leg(offer)
        .ifPresent(
            leg -> tell(leg.tenant(), new Command.LegAnswered(offer), () -> lateAnswers.leg(leg)));
  }

  private void outLeg(OutLegEvent event) {
    if (event.getLeg() == null || event.getCall() == null) {
      return;
    }
    book.leg(new OfferId(event.getLeg()))
        .ifPresent(
            leg ->
                book.put(
                    new CallBook.Customer(
                        leg.tenant(), leg.call(), event.getUniqueId(), true, false)));
  }

  private void outUp(OutUpEvent event) {
    if (event.getCall() == null) {
      return;
    }
    var call = new InteractionId(event.getCall());
    book.farEndUp(call);
    book.customer(call)
        .ifPresent(
            customer ->
                tell(
                    customer.tenant(),
                    new Command.FarEndAnswered(call),
                    () -> lateAnswers.farEnd(customer)));
  }

  private void outFailed(OutFailedEvent event) {
    if (event.getLeg() == null) {
      return;
    }
    CallBook.Leg leg = book.leg(new OfferId(event.getLeg())).orElse(null);
    if (leg == null) {
      return;
    }
    var failure = FarEndFailure.of(event.getStatus(), event.getQ850(), event.getTech());
    tell(
        leg.tenant(),
        new Command.FarEndFailed(leg.call(), failure.outcome(), failure.cause(), failure.sip()));
  }

  private void originated(OriginateResponseEvent event) {
    if (event.isSuccess() || event.getActionId() == null) {
      return;
    }
    CallBook.Leg leg = book.removeLeg(new OfferId(event.getActionId())).orElse(null);
    if (leg == null) {
      return;
    }
    int reason = event.getReason() == null ? 0 : event.getReason();
    OfferOutcome outcome = FarEndFailure.ofOriginate(reason, leg.cause());
    tell(leg.tenant(), new Command.LegFailed(leg.offer(), outcome, leg.cause()));
  }

  /// @param refused what to do when the loop knows of no such call or offer any more
  private void tell(TenantId tenant, Command command, Runnable refused) {
    LOG.debugf("%s: %s", tenant, command);
    var unused =
        loops
            .tell(tenant, command)
            .thenAcceptAsync(
                decision -> {
                  if (decision instanceof Decision.Rejected(var rejection)
                      && rejection.code() != ProblemCode.LIMIT_REACHED) {
                    LOG.infof("%s: %s came too late: %s", tenant, command, rejection.detail());
                    refused.run();
                  }
                },
                Thread::startVirtualThread);
  }

  private void tell(TenantId tenant, Command command) {
    LOG.debugf("%s: %s", tenant, command);
    var unused = loops.tell(tenant, command);
  }
}
