package alo.tenants.platform;

import alo.contract.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/// Marks a tenant's configuration as changed. The version is given under the lock of the tenant's
/// row, which is held until the commit: a snapshot that shows version 7 holds all changes up to it.
@ApplicationScoped
public class Publications {
  @Inject Database database;
  @Inject Event<ConfigurationChanged> changes;

  /// A tenant's configuration has changed; observed after the commit.
  public record ConfigurationChanged(TenantId tenant) {}

  /// Makes changes of one tenant wait for each other from here to the commit, so that what is read
  /// now is still so then.
  public void awaitTurn(TenantId tenant) {
    database.run(
        c ->
            Sql.find(
                c, "select 1 from control.tenant where id = ? for update", row -> true, tenant));
  }

  /// Call this in the transaction of the change.
  public void changed(TenantId tenant) {
    database.run(
        c ->
            Sql.update(
                c,
                "update control.tenant set config_version = config_version + 1 where id = ?",
                tenant));
    changes.fire(new ConfigurationChanged(tenant));
  }
}
