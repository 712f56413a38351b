package alo.contract.billing;

import alo.contract.id.TenantId;
import alo.contract.value.Money;
import java.time.YearMonth;
import java.util.List;

/// The running (or a past) month of a tenant.
///
/// @param seatDays days on which agents were logged in, summed over agents
/// @param seats agents who were logged in at least once
/// @param lines newest first, at most 200
public record MonthStatement(
    TenantId tenant,
    YearMonth month,
    long minutesIn,
    long minutesOut,
    long callsIn,
    long callsOut,
    int seats,
    int seatDays,
    Money callCharges,
    Money seatCharges,
    Money total,
    List<ChargeLine> lines) {}
