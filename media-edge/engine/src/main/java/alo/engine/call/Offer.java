package alo.engine.call;

import alo.contract.id.AgentId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.value.DialString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one leg that is offered to, or connected with, the customer.
///
/// @param agent whose leg it is, null for a number outside
/// @param number the number outside, null for an agent's leg
/// @param deadline when the offer is taken back if nothing was heard of it
/// @param answeredAt when customer and agent were first connected
/// @param reattach the agent gets back a call that his browser lost
/// @param wrapUp the queue whose wrap-up follows the conversation; null for none, and for a call
///     that stands in line, which has that of its queue
public record Offer(
    OfferId id,
    @Nullable AgentId agent,
    @Nullable DialString number,
    Instant offeredAt,
    Instant deadline,
    @Nullable Instant answeredAt,
    boolean reattach,
    @Nullable QueueId wrapUp) {

  Offer answered(Instant at) {
    return new Offer(
        id,
        agent,
        number,
        offeredAt,
        deadline,
        answeredAt != null ? answeredAt : at,
        reattach,
        wrapUp);
  }
}
