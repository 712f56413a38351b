package alo.tenants.edge;

import alo.contract.id.AgentId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Counts the seats of people who stay logged in over midnight, of whom no event tells the new day.
/// While a tenant's edge is away nobody knows who is there, and what is not known is not charged.
@ApplicationScoped
class SeatRounds {
  @Inject Database database;
  @Inject Tenants tenants;
  @Inject Intake intake;
  @Inject Links links;
  @Inject InstantSource clock;

  @Scheduled(every = "10m", delayed = "1m")
  void count() {
    Instant now = clock.instant();
    for (Tenants.Profile tenant : tenants.all()) {
      if (links.find(tenant.homeEdge()).isEmpty()) {
        continue;
      }
      LocalDate today = LocalDate.ofInstant(now, ZoneId.of(tenant.zone()));
      database.callAlone(
          c -> {
            List<AgentId> there =
                Sql.list(
                    c,
                    "select agent from %s.agent_state where presence <> 'LOGGED_OUT'"
                        .formatted(TenantSchemas.name(tenant.id())),
                    row -> new AgentId(row.getString(1)));
            for (AgentId agent : there) {
              intake.seat(c, tenant.id(), agent, today, now);
            }
            return there;
          });
    }
  }
}
