package alo.contract.isolation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How tenants are kept apart from each other, as a tenant's directors see it.
///
/// @param lastRoundAt when the last round of attacks ended, null if there was none yet
/// @param operations of the API that were attacked in it
/// @param attempts that were made in it
/// @param leaks attempts of it that got what is another tenant's
/// @param attemptsInDay attempts of the last 24 hours
/// @param leaksInDay leaks of the last 24 hours
public record IsolationStanding(
    @Nullable Instant lastRoundAt,
    int operations,
    int attempts,
    int leaks,
    int attemptsInDay,
    int leaksInDay) {}
