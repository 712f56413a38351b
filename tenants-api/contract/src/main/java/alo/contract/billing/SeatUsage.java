package alo.contract.billing;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.time.LocalDate;

/// A person was logged in as an agent on a day (in the tenant's zone): one seat for that day.
/// Intake is idempotent by all three.
public record SeatUsage(TenantId tenant, AgentId agent, LocalDate day) {}
