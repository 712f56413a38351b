package alo.engine.contactcenter;

import static alo.engine.contactcenter.Invariants.require;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.engine.call.CallState;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Command.LiveCall;
import alo.engine.contactcenter.Command.LiveLeg;
import alo.engine.contactcenter.Command.Where;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Compares what is decided with what the PBX does. They may differ for as long as a command or an
/// effect is on its way; what differs in the same way a minute later, differs for ever.
final class Audit {
  private Set<String> doubts = new HashSet<>();

  /// Nothing is held against a program that was down.
  void forget() {
    doubts = new HashSet<>();
  }

  void take(ContactCenter center, Command.TakeStock stock) {
    Map<InteractionId, Where> places = new HashMap<>();
    stock.calls().forEach(call -> places.put(call.call(), call.where()));
    Map<OfferId, LiveLeg> legs = new HashMap<>();
    stock.legs().forEach(leg -> legs.put(leg.offer(), leg));
    Set<String> now = new HashSet<>();
    for (CallState call : center.state().calls()) {
      if (call.phase() != Phase.ENDED) {
        doubt(now, call, places.get(call.id()), legs);
      }
    }
    for (LiveLeg leg : stock.legs()) {
      if (!center.liveOffers().contains(leg.offer())) {
        now.add("a leg that nobody knows: " + leg);
      }
    }
    for (LiveCall call : stock.calls()) {
      if (call.where() != Where.FLOW && !center.liveCalls().contains(call.call())) {
        now.add("a customer whom nobody knows: " + call);
      }
    }
    for (String doubt : now) {
      require(!doubts.contains(doubt), "what is decided and what is done agree: %s", doubt);
    }
    doubts = now;
  }

  private static void doubt(
      Set<String> doubts, CallState call, Where where, Map<OfferId, LiveLeg> legs) {
    String who = call.id() + " " + call.phase() + " " + call.progress().turn() + " " + where;
    if (where == null && call.phase() != Phase.PLACING) {
      doubts.add("a call without its customer: " + who);
    }
    boolean offered = call.offer() != null;
    boolean leg = offered && legs.containsKey(call.offer().id());
    switch (call.phase()) {
      case FLOW -> suspect(doubts, where != Where.FLOW, who);
      case QUEUED -> suspect(doubts, !offered && where == Where.FLOW, who);
      case KEPT -> suspect(doubts, !offered && where == Where.TALKING, who);
      case TALKING -> {
        suspect(doubts, !leg, who + " nobody talks " + call.offer());
        suspect(doubts, where != Where.TALKING, who + " since " + call.offer());
      }
      case HELD -> {
        suspect(doubts, !leg, who + " nobody holds " + call.offer());
        suspect(doubts, where != Where.HOLD, who + " since " + call.offer());
      }
      case DIALLED, PLACING, ENDED -> {}
    }
  }

  private static void suspect(Set<String> doubts, boolean differs, String what) {
    if (differs) {
      doubts.add(what);
    }
  }
}
