package alo.tenants.live;

import alo.contract.edge.TicketClaims;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/// The feed's tickets that were shown once, kept until they would have run out anyway.
@ApplicationScoped
class UsedTickets {
  @Inject Database database;
  @Inject InstantSource clock;

  /// Notes a ticket. False if it was shown before.
  boolean use(TicketClaims ticket) {
    return database.callAlone(
            c ->
                Sql.update(
                    c,
                    "insert into control.used_ticket (id, expires_at) values (?, ?)"
                        + " on conflict do nothing",
                    ticket.id(),
                    ticket.expiresAt()))
        == 1;
  }

  /// Forgets those that ran out.
  @Scheduled(every = "10m", delayed = "3m")
  void forgetOld() {
    database.callAlone(
        c ->
            Sql.update(c, "delete from control.used_ticket where expires_at < ?", clock.instant()));
  }
}
