package alo.tenants.prober;

import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What all rows of a tenant come to, table by table: two that are equal say that nothing was
/// changed in between.
@ApplicationScoped
class Digests {
  /// Tables that change without anybody's doing, with the reason.
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "audit", "whoever looks at what is his own is entered",
          "feed", "what is older than an hour is forgotten",
          "public_event", "what is older than a week is forgotten");

  /// Columns that do: when a program last asked for something, and what an edge confirms.
  private static final String WITHOUT = "(to_jsonb(t) - 'used_at' - 'configured')::text";

  @Inject Database database;

  /// A digest of each table of the tenant's schema, and of his rows in the provider's.
  Map<String, String> of(TenantId tenant) {
    String schema = TenantSchemas.name(tenant);
    return database.callAlone(
        c -> {
          Map<String, String> digests = new TreeMap<>();
          for (String table : tables(c, schema)) {
            if (!LEFT_OUT.containsKey(table)) {
              digests.put(table, digest(c, schema + "." + table, "", tenant));
            }
          }
          digests.put("control.tenant", digest(c, "control.tenant", "id", tenant));
          digests.put("control.number", digest(c, "control.number", "tenant", tenant));
          return digests;
        });
  }

  private static List<String> tables(Connection c, String schema) throws SQLException {
    return Sql.list(
        c, "select tablename from pg_tables where schemaname = ?", row -> row.getString(1), schema);
  }

  /// @param column that names the tenant; empty where all rows are his
  private static String digest(Connection c, String table, String column, TenantId tenant)
      throws SQLException {
    String sql =
        "select count(*) || ' ' || coalesce(md5(string_agg(%1$s, '|' order by %1$s)), '')"
            + " from %2$s t";
    String all = sql.formatted(WITHOUT, table);
    return (column.isEmpty()
            ? Sql.find(c, all, row -> row.getString(1))
            : Sql.find(c, all + " where " + column + " = ?", row -> row.getString(1), tenant))
        .orElseThrow();
  }
}
