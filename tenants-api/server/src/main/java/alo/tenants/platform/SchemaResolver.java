package alo.tenants.platform;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/// Tells Hibernate the schema of the session: the tenant's, else `control`.
@PersistenceUnitExtension
@RequestScoped
class SchemaResolver implements TenantResolver {
  @Inject TenantScope scope;

  @Override
  public String getDefaultTenantId() {
    return TenantSchemas.CONTROL;
  }

  @Override
  public String resolveTenantId() {
    return scope.find().map(TenantSchemas::name).orElse(TenantSchemas.CONTROL);
  }
}
