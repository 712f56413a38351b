package alo.tenants.live;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class UsedTicketsTest {
  @Inject UsedTickets used;
  @Inject InstantSource clock;

  @Test
  @DisplayName("a ticket is good once, and is forgotten only after it ran out")
  void once() {
    TicketClaims good = ticket(clock.instant().plus(Duration.ofMinutes(1)));
    TicketClaims over = ticket(clock.instant().minus(Duration.ofMinutes(1)));
    assertThat(used.use(good)).isTrue();
    assertThat(used.use(over)).isTrue();
    used.forgetOld();
    assertThat(used.use(good)).as("a second time").isFalse();
    assertThat(used.use(over)).as("after it was forgotten").isTrue();
  }

  private static TicketClaims ticket(Instant expiresAt) {
    return new TicketClaims(
        UUID.randomUUID().toString(),
        "FEED",
        new TenantId("acme"),
        new AgentId("ana"),
        "Ana",
        expiresAt);
  }
}
