package alo.tenants.interaction;

import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.interaction.CallRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a call's events say.
///
/// @param waitingIn the queue in which it waits now
/// @param agents everybody whom it rang
/// @param carrierLegs what is charged so far
public record FoldedCall(
    CallRecord record,
    @Nullable QueueId waitingIn,
    @Nullable Instant waitingSince,
    Set<AgentId> agents,
    List<CarrierLeg> carrierLegs) {}
