package alo.tenants.platform;

import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The schemas: `control` for the provider, `t_<id>` for each tenant.
@ApplicationScoped
public class TenantSchemas {
  /// The provider's schema.
  public static final String CONTROL = "control";

  private static final int MIGRATIONS_AT_ONCE = 4;

  @Inject DataSource dataSource;
  @Inject Database database;

  /// The schema of a tenant. An id has only lower-case letters and digits: safe in a statement.
  public static String name(TenantId tenant) {
    return "t_" + tenant.value();
  }

  /// Makes the schema or brings it up to date.
  public void migrate(TenantId tenant) {
    Flyway.configure(TenantSchemas.class.getClassLoader())
        .dataSource(dataSource)
        .schemas(name(tenant))
        .defaultSchema(name(tenant))
        .locations("classpath:db/tenant")
        .failOnMissingLocations(true)
        .load()
        .migrate();
    database.callAlone(c -> fillBuiltInSets(c, tenant));
  }

  /// A permission that is new in the catalogue comes to the built-in sets of old tenants too.
  private static boolean fillBuiltInSets(Connection c, TenantId tenant) throws SQLException {
    for (BuiltInSet set : BuiltInSet.values()) {
      Sql.update(
          c,
          "update %s.permission_set set permissions = ? where id = ?".formatted(name(tenant)),
          set.permissions().stream().map(Permission::word).sorted().toList(),
          set.id());
    }
    return true;
  }

  /// Brings the schemas of all tenants up to date, some at a time.
  public void migrateAll(List<TenantId> tenants) {
    try (ExecutorService workers = Executors.newFixedThreadPool(MIGRATIONS_AT_ONCE)) {
      List<Future<?>> running =
          tenants.stream().<Future<?>>map(t -> workers.submit(() -> migrate(t))).toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A tenant's schema could not be migrated", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while schemas were migrated", e);
    }
  }

  /// Removes the schema with all that is in it.
  public void drop(TenantId tenant) {
    database.run(c -> Sql.update(c, "drop schema if exists " + name(tenant) + " cascade"));
  }
}
