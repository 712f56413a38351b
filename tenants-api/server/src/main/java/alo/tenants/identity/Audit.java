package alo.tenants.identity;

import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/// Who did what to what in a tenant. Rows are only added.
@ApplicationScoped
public class Audit {
  @Inject Database database;
  @Inject InstantSource clock;

  /// Enters an act.
  ///
  /// @param once acts with the same value are one, e.g. the ranges of one listening
  public void record(TenantId tenant, String who, String act, String object, String once) {
    database.run(
        c ->
            Sql.update(
                c,
                "insert into %s.audit (at, who, act, object, once) values (?, ?, ?, ?, ?)"
                        .formatted(TenantSchemas.name(tenant))
                    + " on conflict (once) do nothing",
                clock.instant(),
                who,
                act,
                object,
                once));
  }
}
