package alo.tenants.edge;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.number.NumberView;
import alo.contract.tenant.TenantState;
import alo.tenants.flow.Flows;
import alo.tenants.flow.Prompts;
import alo.tenants.flow.TenantMusic;
import alo.tenants.number.Numbers;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantWork;
import alo.tenants.queue.Queues;
import alo.tenants.tenant.Tenants;
import alo.tenants.workforce.Agents;
import alo.tenants.workforce.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers all that an edge must know of a tenant.
@ApplicationScoped
class Configurations {
  /// What an edge asks for.
  static final Set<String> ON_THE_AGENT_SOCKET = Set.of(Permit.CALLS_TAKE, Permit.CALLS_PLACE);

  private static final int CALLS_OUT_MAX = 30;

  @Inject TenantWork work;
  @Inject Database database;
  @Inject Tenants tenants;
  @Inject Numbers numbers;
  @Inject Flows flows;
  @Inject Queues queues;
  @Inject Agents agents;
  @Inject Prompts prompts;
  @Inject Calendars calendars;
  @Inject TenantMusic music;

  /// The configuration as it stands. Whoever changes it waits meanwhile (see `Publications`), so
  /// that the version tells exactly what is in it.
  TenantConfiguration of(TenantId tenant) {
    return work.in(tenant, () -> gathered(tenant));
  }

  private TenantConfiguration gathered(TenantId tenant) {
    database.run(
        c ->
            Sql.find(
                c,
                "select config_version from control.tenant where id = ? for share",
                row -> row.getLong(1),
                tenant));
    Tenants.Profile profile = tenants.get(tenant);
    Map<AgentId, Set<String>> permitted = agents.permitted(tenant, ON_THE_AGENT_SOCKET);
    List<NumberView> own = numbers.all(tenant);
    return new TenantConfiguration(
        tenant,
        profile.configVersion(),
        profile.name(),
        profile.isActive() ? TenantState.ACTIVE : TenantState.SUSPENDED,
        profile.zone(),
        profile.country(),
        profile.language(),
        own.stream()
            .map(n -> new TenantConfiguration.Number(n.number(), n.label(), n.flow(), n.facts()))
            .toList(),
        flows.published(),
        queues.all(),
        agents.all().stream()
            .filter(a -> permitted.getOrDefault(a.id(), Set.of()).contains(Permit.CALLS_TAKE))
            .map(
                a ->
                    new TenantConfiguration.Agent(
                        a.id(),
                        a.name(),
                        a.extension(),
                        a.queues(),
                        permitted.get(a.id()),
                        a.locked()))
            .toList(),
        prompts.files(tenant),
        music.get().prompt(),
        calendars.all(),
        new TenantConfiguration.Outbound(
            own.stream().filter(n -> n.kind().mayCall()).map(NumberView::number).toList(),
            List.of(profile.country()),
            CALLS_OUT_MAX),
        profile.recordingKey());
  }
}
