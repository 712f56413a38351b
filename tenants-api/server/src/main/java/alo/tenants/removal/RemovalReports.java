package alo.tenants.removal;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantView;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Of which tenants what was removed.
@ApplicationScoped
public class RemovalReports {
  @Inject Database database;

  /// Whether a tenant was deleted, or is being deleted.
  public static boolean has(Connection c, TenantId tenant) throws SQLException {
    return Sql.find(c, "select 1 from control.tenant_removal where tenant = ?", _ -> true, tenant)
        .isPresent();
  }

  Page<TenantView.Removal> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    long before = before(cursor);
    List<TenantView.Removal> rows =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select * from control.tenant_removal where id < ? order by id desc limit ?",
                    RemovalReports::removal,
                    before,
                    size + 1));
    return Paging.of(rows, size, r -> String.valueOf(r.number()), r -> r);
  }

  private static long before(@Nullable String cursor) {
    try {
      return Paging.find(cursor).map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException _) {
      throw Paging.noCursor();
    }
  }

  private static TenantView.Removal removal(ResultSet row) throws SQLException {
    return new TenantView.Removal(
        row.getLong("id"),
        new TenantId(row.getString("tenant")),
        new EdgeId(row.getString("edge")),
        Sql.moment(row, "begun_at"),
        Sql.instant(row, "done_at"),
        row.getInt("people"),
        row.getInt("objects"),
        row.getLong("rows"),
        row.getInt("numbers"));
  }
}
