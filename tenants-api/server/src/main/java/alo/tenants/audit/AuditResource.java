package alo.tenants.audit;

import alo.contract.audit.AuditAct;
import alo.contract.audit.AuditEntry;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The audit trail over HTTP. There is no operation that changes it.
@Path("/api/v1/audit")
@RunOnVirtualThread
@RolesAllowed(Permit.AUDIT_SEE)
public class AuditResource {
  private static final int WORD_LENGTH_MAX = 120;

  @Inject AuditTrail trail;
  @Inject AuditSheets sheets;
  @Inject Audit audit;
  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;

  /// A page, newest first.
  ///
  /// @param from done at or after
  /// @param to done before
  /// @param by id of the person who did it
  /// @param act its word, e.g. `queue.change`, or the kind of thing that it begins with
  /// @param target id of the thing to which it was done
  /// @param query part of an act, of a target or of what changed
  @GET
  public Page<AuditEntry> list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("actor") @Nullable String by,
      @QueryParam("act") @Nullable String act,
      @QueryParam("target") @Nullable String target,
      @QueryParam("q") @Nullable String query,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return trail.list(
        current.tenant(), told(), filter(from, to, by, act, target, query), limit, cursor);
  }

  /// The entries that the same filters find, as CSV for a spreadsheet program, newest first, at
  /// most 50,000; times in the tenant's zone. Cells that such a program would run begin with `'`.
  @GET
  @Path("/export")
  @Produces("text/csv")
  public Response export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("actor") @Nullable String by,
      @QueryParam("act") @Nullable String act,
      @QueryParam("target") @Nullable String target,
      @QueryParam("q") @Nullable String query) {
    AuditTrail.Filter filter = filter(from, to, by, act, target, query);
    TenantId tenant = current.tenant();
    sheets.refuseTooLong(tenant, filter);
    StreamingOutput written =
        audit.does(
            AuditAct.AUDIT_EXPORT,
            "audit",
            () ->
                out ->
                    sheets.write(
                        tenant, filter, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return Response.ok(written)
        .type("text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /// Whoever reads the trail learns no more of customers and calls than their own pages tell him.
  private AuditTrail.Told told() {
    return new AuditTrail.Told(
        identity.hasRole(Permit.CUSTOMERS_SEE), identity.hasRole(Permit.CALLS_SEE));
  }

  private static AuditTrail.Filter filter(
      @Nullable String from,
      @Nullable String to,
      @Nullable String by,
      @Nullable String act,
      @Nullable String target,
      @Nullable String query) {
    new Check()
        .optionalLine("?actor", by, WORD_LENGTH_MAX)
        .optionalLine("?act", act, WORD_LENGTH_MAX)
        .optionalLine("?target", target, WORD_LENGTH_MAX)
        .optionalLine("?q", query, WORD_LENGTH_MAX)
        .done();
    return new AuditTrail.Filter(
        Check.moment(from), Check.moment(to), given(by), given(act), given(target), given(query));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
