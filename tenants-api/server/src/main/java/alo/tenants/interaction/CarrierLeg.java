package alo.tenants.interaction;

import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answered and ended leg to or from a carrier: what is charged.
///
/// @param id of the leg's channel
/// @param number own number for a leg in, else what was dialled
public record CarrierLeg(
    String id,
    Direction direction,
    String number,
    @Nullable E164 callerId,
    Instant answeredAt,
    Instant endedAt) {}
