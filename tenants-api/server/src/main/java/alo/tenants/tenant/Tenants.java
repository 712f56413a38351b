package alo.tenants.tenant;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.contract.value.Language;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All tenants, as the provider's schema knows them.
@ApplicationScoped
public class Tenants {
  @Inject Publications publications;

  /// What the program needs to know of a tenant.
  ///
  /// @param recordingKey wrapped under the master keyset, in Base64
  /// @param configVersion of its configuration
  public record Profile(
      TenantId id,
      String name,
      TenantState state,
      EdgeId homeEdge,
      String zone,
      String country,
      Language language,
      String recordingKey,
      long configVersion) {}

  /// The tenant; NOT_FOUND if there is none.
  @Transactional
  public Profile get(TenantId tenant) {
    return find(tenant)
        .orElseThrow(
            () -> new RejectedException(ProblemCode.NOT_FOUND, "There is no tenant " + tenant));
  }

  /// The tenant, if there is one and it is provisioned.
  @Transactional
  public Optional<Profile> find(TenantId tenant) {
    return TenantEntity.<TenantEntity>findByIdOptional(tenant.value())
        .map(TenantEntity::toProfile)
        .filter(p -> p.state() != TenantState.PROVISIONING);
  }

  /// All provisioned tenants.
  @Transactional
  public List<Profile> all() {
    return TenantEntity.<TenantEntity>find("state <> 'PROVISIONING' order by id").stream()
        .map(TenantEntity::toProfile)
        .toList();
  }

  /// A page by id.
  @Transactional
  public Page<TenantView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<TenantEntity> rows =
        TenantEntity.<TenantEntity>find("id > ?1 order by id", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, t -> t.id, TenantEntity::toContract);
  }

  /// Suspends a tenant or ends that; its edge hears of it like of any change.
  @Transactional
  public TenantView move(TenantId tenant, TenantState from, TenantState to) {
    TenantEntity entity = TenantEntity.findById(tenant.value());
    if (entity == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no tenant " + tenant);
    }
    TenantState state = TenantState.valueOf(entity.state);
    if (state != from && state != to) {
      throw new RejectedException(
          ProblemCode.WRONG_STATE,
          "Expected tenant %s to be %s, but it is %s".formatted(tenant, from, state));
    }
    entity.state = to.name();
    publications.changed(tenant);
    return entity.toContract();
  }
}
