package alo.contract.billing;

import alo.contract.id.InteractionId;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import java.time.Instant;

/// One charge: one answered leg in one rate period.
///
/// @param leg the leg of [LegUsage]
/// @param prefix the deck's prefix that matched, e.g. `8490`
/// @param description of the prefix
/// @param seconds real duration in this period
/// @param billedSeconds after rounding up to increments
/// @param increments e.g. `6+1`
/// @param ratePerMinuteMillionths price of a minute in millionths of the minor unit
public record ChargeLine(
    String leg,
    InteractionId call,
    Direction direction,
    String number,
    Instant from,
    int seconds,
    int billedSeconds,
    String deck,
    int deckVersion,
    String prefix,
    String description,
    String increments,
    long ratePerMinuteMillionths,
    Money amount) {}
