package alo.engine.call;

import alo.contract.id.AgentId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The agent whose browser lost the call, for whom it is kept.
///
/// @param offer his last leg
/// @param deadline until when it is kept
/// @param answeredAt when he had been connected
/// @param held whether he held it: so he gets it back
/// @param wrapUp as that leg had it
public record Lost(
    AgentId agent,
    OfferId offer,
    Instant deadline,
    @Nullable Instant answeredAt,
    boolean held,
    @Nullable QueueId wrapUp) {}
