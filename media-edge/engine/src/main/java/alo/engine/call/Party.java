package alo.engine.call;

import alo.contract.flow.FlowRef;
import alo.contract.id.InteractionId;
import alo.contract.id.TrunkId;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What never changes in a call.
///
/// @param ours the tenant's number: dialled, or shown
/// @param theirs the customer's, null when withheld
/// @param flow the version on which it began, null for a call out
public record Party(
    InteractionId id,
    Direction direction,
    E164 ours,
    @Nullable String theirs,
    TrunkId trunk,
    @Nullable FlowRef flow,
    Instant startedAt) {}
