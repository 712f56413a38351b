package alo.billing.account;

import alo.contract.id.TenantId;
import alo.rating.plan.SeatPrice;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A tenant's conditions.
///
/// @param customer the tenant's id at the payment service, or null before it was made there
public record Account(
    TenantId tenant,
    String outboundDeck,
    String inboundDeck,
    SeatPrice seatPrice,
    String currency,
    ZoneId zone,
    @Nullable String customer) {}
