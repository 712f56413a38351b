package alo.engine.contactcenter;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.interaction.Event.CallFound;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferEnded;
import alo.contract.interaction.Event.OfferOutcome;
import alo.engine.call.CallState;
import alo.engine.call.Line;
import alo.engine.call.Offer;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Command.EndedLeg;
import alo.engine.contactcenter.Command.LiveCall;
import alo.engine.contactcenter.Command.LiveLeg;
import alo.engine.contactcenter.Command.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// After a start: compares what is known with what is alive in the PBX, and settles the difference.
/// A decision that was committed may have had no effect, some, or all.
final class StockTaking {
  private final Draft draft;
  private final Map<InteractionId, Where> places = new HashMap<>();
  private final Map<OfferId, LiveLeg> legs = new HashMap<>();
  private final Map<OfferId, EndedLeg> endedLegs = new HashMap<>();
  private final @Nullable Instant aliveAt;

  private StockTaking(Draft draft, Command.TakeStock found) {
    this.draft = draft;
    this.aliveAt = found.aliveAt();
    found.calls().forEach(call -> places.put(call.call(), call.where()));
    found.legs().forEach(leg -> legs.put(leg.offer(), leg));
    found.endedLegs().forEach(leg -> endedLegs.put(leg.offer(), leg));
  }

  static void take(Draft draft, Command.TakeStock found) {
    var stock = new StockTaking(draft, found);
    // First, so that a stale leg's end can not clear the token of a ring that is decided below.
    found.legs().forEach(stock::endStale);
    List<CallState> known = new ArrayList<>();
    draft.state().calls().forEach(known::add);
    for (CallState call : known) {
      if (call.phase() != Phase.ENDED) {
        stock.settle(call);
      }
    }
    found.calls().forEach(stock::endUnknown);
  }

  /// A leg in the waiting room or a conversation of which nothing is known would stay for ever. One
  /// in the flow asks by itself.
  private void endUnknown(LiveCall call) {
    if (Customers.live(draft, call.call()) == null && call.where() != Where.FLOW) {
      draft.effect(new Effect.EndCall(call.call(), Endings.CAUSE_NORMAL));
    }
  }

  private void endStale(LiveLeg leg) {
    CallState call = draft.state().callOf(leg.offer());
    if (call == null) {
      draft.effect(new Effect.Withdraw(leg.call(), leg.offer()));
    }
  }

  private void settle(CallState call) {
    Where where = places.get(call.id());
    LiveLeg leg = call.offer() == null ? null : legs.get(call.offer().id());
    if (where == null && !(call.phase() == Phase.PLACING && leg != null)) {
      Endings.end(
          draft,
          call,
          new Endings.Way(
              EndedBy.UNKNOWN,
              null,
              null,
              endOf(call),
              OfferOutcome.WITHDRAWN,
              null,
              call.offer() == null ? null : endedLegs.get(call.offer().id())));
      return;
    }
    draft.emit(new CallFound(call.id()));
    switch (call.phase()) {
      case FLOW -> inFlow(call, where);
      case QUEUED, DIALLED, KEPT -> waiting(call, where, leg);
      case PLACING -> placing(call, where, leg);
      case TALKING, HELD -> connected(call, where, leg);
      case ENDED -> {}
    }
  }

  /// A machine that lost its power, or a PBX that crashed, tells no ends. Nobody pays for the time
  /// until the repair; but a call is not over before the last that is known of it.
  private @Nullable Instant endOf(CallState call) {
    return aliveAt == null ? null : Endings.within(draft, call, aliveAt);
  }

  private void inFlow(CallState call, @Nullable Where where) {
    if (where != Where.FLOW) {
      draft.effect(new Effect.BackToFlow(call.id()));
    } else if (!FlowRunner.repeat(draft, call)) {
      Endings.byFlow(draft, call, EndedBy.FLOW);
    }
  }

  private void waiting(CallState call, @Nullable Where where, @Nullable LiveLeg leg) {
    Offer offer = call.offer();
    if (offer != null && leg != null) {
      if (leg.up()) {
        Offers.connect(draft, call, offer, null);
      }
      return;
    }
    // Talking to a leg that is taken away, or just left by it: he must not be hung up for that.
    if (where == Where.FLOW || where == Where.TALKING || where == Where.AFTER) {
      draft.toWait(call.id(), call.queue(), call.recording());
    }
    if (offer != null) {
      ringWasLost(call, offer);
    } else if (call.phase() == Phase.KEPT) {
      Offers.reattach(draft, call);
    }
  }

  /// The ring was not run, or it ended unheard. Nobody's fault: the agent stays in his place, and
  /// the call is offered again.
  private void ringWasLost(CallState call, Offer offer) {
    switch (call.phase()) {
      case QUEUED -> Offers.unanswered(draft, call, offer, OfferOutcome.UNREACHABLE, null, null);
      case KEPT -> {
        Offers.unanswered(draft, call, offer, OfferOutcome.UNREACHABLE, null, null);
        CallState now = Customers.live(draft, call.id());
        if (now != null && now.phase() == Phase.KEPT) {
          Offers.reattach(draft, now);
        }
      }
      case DIALLED -> {
        draft.emit(new OfferEnded(call.id(), offer.id(), OfferOutcome.UNREACHABLE, null));
        if (offer.agent() != null) {
          Endings.rest(draft, draft.agent(offer.agent()));
        }
        if (!FlowRunner.ringAgain(draft, draft.call(call.id()))) {
          FlowRunner.unserved(draft, call.id());
        }
      }
      case FLOW, PLACING, TALKING, HELD, ENDED -> {}
    }
  }

  /// A call out that is not yet known to be answered is not dialled anew: who knows who would be
  /// rung, and when.
  private void placing(CallState call, @Nullable Where where, @Nullable LiveLeg leg) {
    if (leg == null) {
      Endings.byFlow(draft, call, EndedBy.UNKNOWN);
    } else if (where == Where.TALKING && call.offer() != null) {
      Offers.connect(draft, call, call.offer(), null);
    }
  }

  private void connected(CallState call, @Nullable Where where, @Nullable LiveLeg leg) {
    Offer offer = call.offer();
    if (offer == null) {
      return;
    }
    if (leg != null) {
      if (call.phase() == Phase.HELD && where == Where.TALKING) {
        draft.toHold(call, offer.id());
      } else if (call.phase() == Phase.TALKING && where == Where.HOLD) {
        draft.effect(new Effect.Resume(call.id(), offer.id()));
      }
      return;
    }
    if (where == Where.AFTER) {
      // A leg that broke sends its customer to the music at once: this one was hung up.
      Endings.byFlow(draft, call, EndedBy.AGENT, endedLegs.get(offer.id()));
      return;
    }
    agentGone(call, offer, endedLegs.get(offer.id()));
  }

  /// His leg ended while the program was away. A call from a queue is first in line again; another
  /// one is kept for him. A leg to a number outside, which is paid for, is over since it left.
  private void agentGone(CallState call, Offer offer, @Nullable EndedLeg leg) {
    if (offer.agent() == null) {
      Endings.byFlow(draft, call, EndedBy.AGENT, leg);
      return;
    }
    Integer cause = leg == null ? null : leg.cause();
    Instant endedAt = leg == null ? null : Endings.within(draft, call, leg.endedAt());
    Line line = call.line();
    if (line == null) {
      Offers.lose(draft, call, offer, cause, endedAt);
      return;
    }
    draft.emit(new OfferEnded(call.id(), offer.id(), OfferOutcome.LOST, cause, endedAt));
    draft.emit(
        new CallQueued(
            call.id(), line.queue(), draft.now().plus(line.patience()), call.recording()));
    draft.toWait(call.id(), line.queue(), null);
    Endings.rest(draft, draft.agent(offer.agent()));
  }
}
