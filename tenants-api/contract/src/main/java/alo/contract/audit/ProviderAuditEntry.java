package alo.contract.audit;

import alo.contract.id.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One act of the provider, mostly on a tenant; it outlives the tenant.
///
/// @param number grows with each entry
/// @param actor id of the provider's person
/// @param act a word of [AuditAct], or of an older or newer program
/// @param tenant null where what was changed is no tenant's at present
/// @param target id of the thing of the provider's that was changed; null where it is the tenant
/// @param changes the fields that changed
/// @param reason as the tenant's people read it, null if none was given
/// @param address from where it was asked
/// @param program what asked, as it calls itself
/// @param request the request's id
public record ProviderAuditEntry(
    long number,
    Instant at,
    String actor,
    String act,
    @Nullable TenantId tenant,
    @Nullable String target,
    List<AuditEntry.Change> changes,
    @Nullable String reason,
    @Nullable String address,
    @Nullable String program,
    @Nullable String request) {}
