package alo.tenants.identity;

import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What somebody may do at this moment, as the caller's transaction sees it.
public final class MayNow {
  private MayNow() {}

  /// Of whoever asks. Call it behind what makes changes wait for each other, or it says what was.
  public static Set<Permission> of(Database database, CurrentTenant current) {
    return database.call(c -> of(c, current.tenant(), current.user()));
  }

  /// Of anybody.
  ///
  /// @param actor id of a person or of a program's account
  public static Set<Permission> of(Connection c, TenantId tenant, String actor)
      throws SQLException {
    List<String> words =
        Sql.list(
            c,
            "select permission from %s.may where actor = ?".formatted(TenantSchemas.name(tenant)),
            row -> row.getString(1),
            actor);
    Set<Permission> may = EnumSet.noneOf(Permission.class);
    words.forEach(word -> Permission.find(word).ifPresent(may::add));
    return may;
  }
}
