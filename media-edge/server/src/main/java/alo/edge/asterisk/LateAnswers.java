package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.OfferId;
import alo.edge.phone.LateAnswerListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.asteriskjava.manager.action.HangupAction;

/// Ends legs that answered what is over: a hang-up that came to the PBX before the leg was there
/// did nothing, and nobody else would end them.
final class LateAnswers {
  /// Q.850: non-selected user clearing.
  private static final int CAUSE_NOT_SELECTED = 26;

  private static final int CAUSE_NORMAL = 16;

  /// More offers ring at no time.
  private static final int RUNG_MAX = 10_000;

  private final Supplier<Ami> ami;
  private final CallBook book;
  private volatile LateAnswerListener listener = (tenant, agent, call) -> {};

  /// Whom the latest offers rang.
  private final Map<OfferId, AgentId> rung =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<OfferId, AgentId> eldest) {
              return size() > RUNG_MAX;
            }
          });

  LateAnswers(Supplier<Ami> ami, CallBook book) {
    this.ami = ami;
    this.book = book;
  }

  void listen(LateAnswerListener next) {
    listener = next;
  }

  /// An agent is about to be rung.
  void rings(OfferId offer, AgentId agent) {
    rung.put(offer, agent);
  }

  /// An agent's (or a called number's) leg answered an offer that is over.
  void leg(CallBook.Leg leg) {
    hangUp(leg.offer().value(), CAUSE_NOT_SELECTED);
    AgentId agent = rung.get(leg.offer());
    if (agent != null) {
      listener.answeredTooLate(leg.tenant(), agent, leg.call());
    }
  }

  /// The far end of a call out answered a call that is over.
  void farEnd(CallBook.Customer customer) {
    hangUp(customer.channel(), CAUSE_NORMAL);
    book.legsOf(customer.call()).forEach(leg -> hangUp(leg.offer().value(), CAUSE_NORMAL));
  }

  private void hangUp(String channel, int cause) {
    ami.get().send(new HangupAction(channel, cause));
  }
}
