package alo.contract.billing;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One answered leg to or from a carrier, to be charged. Unanswered legs are not reported.
///
/// @param leg unique for ever: the leg's channel id; intake is idempotent by it
/// @param direction inbound legs are charged by the own number's price
/// @param number for a call in the tenant's own number, for a call out the number called
/// @param answeredAt start of the charge
public record LegUsage(
    TenantId tenant,
    InteractionId call,
    String leg,
    Direction direction,
    String number,
    @Nullable E164 callerId,
    Instant answeredAt,
    Instant endedAt) {}
