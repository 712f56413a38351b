package alo.tenants.tenant;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.contract.value.Language;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All tenants, as the provider's schema knows them.
@ApplicationScoped
public class Tenants {
  /// Tenants that are not there yet, or not any more.
  private static final Set<TenantState> HIDDEN =
      Set.of(TenantState.PROVISIONING, TenantState.DELETING);

  @Inject Publications publications;
  @Inject TenantSettings settings;
  @Inject Database database;
  @Inject InstantSource clock;

  /// What the program needs to know of a tenant.
  ///
  /// @param recordingKey wrapped under the master keyset, in Base64
  /// @param configVersion of its configuration
  /// @param isCanary whether it exists to be attacked, and is nobody's company
  /// @param standing why it is not active, null if it is
  public record Profile(
      TenantId id,
      String name,
      TenantState state,
      EdgeId homeEdge,
      String zone,
      String country,
      Language language,
      String recordingKey,
      long configVersion,
      boolean isCanary,
      TenantView.@Nullable Standing standing) {

    /// Whether its people may do more than read.
    public boolean isActive() {
      return state == TenantState.ACTIVE;
    }
  }

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
        .filter(p -> !HIDDEN.contains(p.state()));
  }

  /// All provisioned tenants.
  @Transactional
  public List<Profile> all() {
    return TenantEntity.<TenantEntity>find("state not in ('PROVISIONING', 'DELETING') order by id")
        .stream()
        .map(TenantEntity::toProfile)
        .toList();
  }

  /// A page by id. Canaries are nobody's company and are left out.
  @Transactional
  public Page<TenantView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<TenantEntity> rows =
        TenantEntity.<TenantEntity>find("id > ?1 and not canary order by id", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, t -> t.id, TenantEntity::toContract);
  }

  /// Lets no call of a tenant in or out any more; its edge hears of it like of any change.
  @Transactional
  public TenantView suspend(TenantId tenant, String reason) {
    TenantEntity entity = locked(tenant, Set.of(TenantState.ACTIVE, TenantState.SUSPENDED));
    return moved(entity, TenantState.SUSPENDED, reason, null);
  }

  /// As [#suspend], and sets the day on which the data is deleted; asked again it stays that day.
  @Transactional
  public TenantView close(TenantId tenant, String reason) {
    TenantEntity entity =
        locked(tenant, Set.of(TenantState.ACTIVE, TenantState.SUSPENDED, TenantState.CLOSING));
    Instant set = entity.deleteAt;
    Instant deleteAt = set == null ? now().plus(Duration.ofDays(settings.graceDays())) : set;
    return moved(entity, TenantState.CLOSING, reason, deleteAt);
  }

  /// Ends a suspension, or takes a closing back.
  @Transactional
  public TenantView resume(TenantId tenant) {
    TenantEntity entity =
        locked(tenant, Set.of(TenantState.ACTIVE, TenantState.SUSPENDED, TenantState.CLOSING));
    return moved(entity, TenantState.ACTIVE, null, null);
  }

  /// Takes a tenant away from everybody; `Removals` removes what it left.
  ///
  /// @param name typed, must be the tenant's
  @Transactional
  public TenantView delete(TenantId tenant, String reason, String name) {
    TenantEntity entity =
        locked(
            tenant,
            Set.of(
                TenantState.ACTIVE,
                TenantState.SUSPENDED,
                TenantState.CLOSING,
                TenantState.DELETING));
    new Check()
        .that(
            entity.name.strip().equals(name.strip()),
            "/name",
            "other-name",
            "Expected the name of the tenant")
        .done();
    return deleted(entity, reason);
  }

  /// Takes away a tenant whose days of grace are over, if it is one.
  @Transactional
  public boolean deleteIfOver(TenantId tenant) {
    publications.awaitTurn(tenant);
    TenantEntity entity = TenantEntity.findById(tenant.value());
    if (entity == null
        || !entity.state.equals(TenantState.CLOSING.name())
        || entity.deleteAt == null
        || entity.deleteAt.isAfter(clock.instant())
        || entity.reason == null) {
      return false;
    }
    deleted(entity, entity.reason);
    return true;
  }

  private TenantView deleted(TenantEntity entity, String reason) {
    Instant now = clock.instant();
    TenantView view = moved(entity, TenantState.DELETING, reason, now);
    database.run(
        c ->
            Sql.update(
                c,
                "insert into control.tenant_removal (tenant, edge, begun_at) values (?, ?, ?)"
                    + " on conflict (tenant) do nothing",
                view.id(),
                view.homeEdge(),
                now));
    return view;
  }

  private TenantEntity locked(TenantId tenant, Set<TenantState> from) {
    publications.awaitTurn(tenant);
    TenantEntity entity = TenantEntity.findById(tenant.value());
    if (entity == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no tenant " + tenant);
    }
    TenantState state = TenantState.valueOf(entity.state);
    if (!from.contains(state)) {
      throw new RejectedException(
          ProblemCode.WRONG_STATE, "Tenant %s is %s; that forbids it".formatted(tenant, state));
    }
    return entity;
  }

  /// As the database keeps it, so that all answers say the same.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private TenantView moved(
      TenantEntity entity, TenantState to, @Nullable String reason, @Nullable Instant deleteAt) {
    boolean isNew = !entity.state.equals(to.name());
    entity.state = to.name();
    entity.reason = reason;
    entity.deleteAt = deleteAt;
    if (reason == null) {
      entity.stateSince = null;
    } else if (isNew) {
      entity.stateSince = now();
    }
    publications.changed(new TenantId(entity.id));
    return entity.toContract();
  }
}
