package alo.tenants.audit;

import alo.contract.audit.AuditEntry;
import alo.contract.audit.ProviderAuditEntry;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import alo.wire.json.Json;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the provider did to tenants and to its own things. There is no operation that changes it.
@Path("/api/v1/provider/audit")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderAuditResource {
  @Inject Database database;

  /// A page, newest first.
  ///
  /// @param tenant only what was done to this one, also after its deletion
  @GET
  public Page<ProviderAuditEntry> list(
      @QueryParam("tenant") @Nullable String tenant,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int size = Paging.limit(limit);
    long before = AuditTrail.before(cursor);
    List<ProviderAuditEntry> rows =
        database.call(
            c ->
                Sql.list(
                    c,
                    """
                    select id, at, who, act, tenant, object, changes, reason, address, program, request
                    from control.provider_audit
                    where id < ? and (?::text is null or tenant = ?) order by id desc limit ?
                    """,
                    ProviderAuditResource::entry,
                    before,
                    tenant,
                    tenant,
                    size + 1));
    return Paging.of(rows, size, entry -> String.valueOf(entry.number()), entry -> entry);
  }

  private static ProviderAuditEntry entry(ResultSet row) throws SQLException {
    String tenant = row.getString("tenant");
    return new ProviderAuditEntry(
        row.getLong("id"),
        Sql.moment(row, "at"),
        row.getString("who"),
        row.getString("act"),
        tenant == null ? null : new TenantId(tenant),
        row.getString("object"),
        List.of(Json.read(row.getString("changes"), AuditEntry.Change[].class)),
        row.getString("reason"),
        row.getString("address"),
        row.getString("program"),
        row.getString("request"));
  }
}
