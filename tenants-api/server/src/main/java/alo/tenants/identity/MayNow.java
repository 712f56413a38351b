package alo.tenants.identity;

import alo.contract.identity.Permission;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What whoever asks may do at this moment, as the caller's transaction sees it.
public final class MayNow {
  private MayNow() {}

  /// Call it behind what makes changes wait for each other, or it says what was.
  public static Set<Permission> of(Database database, CurrentTenant current) {
    List<String> words =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select permission from %s.may where actor = ?"
                        .formatted(TenantSchemas.name(current.tenant())),
                    row -> row.getString(1),
                    current.user()));
    Set<Permission> may = EnumSet.noneOf(Permission.class);
    words.forEach(word -> Permission.find(word).ifPresent(may::add));
    return may;
  }
}
