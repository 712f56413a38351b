package alo.contract.hook;

import alo.contract.id.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of a web-hook's delivery log.
///
/// @param id what the receiver gets as `webhook-id`; the same over all attempts and replays
/// @param sequence of the event, null for a test
/// @param attempts since it was last queued
/// @param lastStatus of the receiver's last answer, null if there was none
/// @param lastFailure why the last attempt failed, for people, a [DeliveryFailure]'s sentence or
///     another; null after a success
/// @param durationMillis of the last attempt
/// @param nextAt of the next attempt, null if there is none
public record DeliveryView(
    DeliveryId id,
    @Nullable Long sequence,
    String type,
    DeliveryState state,
    int attempts,
    @Nullable Integer lastStatus,
    @Nullable String lastFailure,
    @Nullable Integer durationMillis,
    Instant createdAt,
    @Nullable Instant attemptedAt,
    @Nullable Instant nextAt) {}
