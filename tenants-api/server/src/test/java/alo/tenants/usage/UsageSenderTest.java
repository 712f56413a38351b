package alo.tenants.usage;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.billing.LegUsage;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.FakeBilling;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class UsageSenderTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REFUSED = 60;

  @Inject UsageSender sender;
  @Inject UsageOutbox outbox;
  @Inject FakeBilling billing;
  @Inject Database database;

  private final TenantId tenant = new TenantId("u" + Math.abs(UUID.randomUUID().hashCode()));

  @AfterEach
  void empty() {
    billing.setAway(false);
    database.run(c -> Sql.update(c, "delete from control.usage_outbox where tenant = ?", tenant));
  }

  @Test
  @DisplayName("[W8] usage that billing refuses for good holds up no other usage")
  void refusedUsageIsStepped() {
    for (int i = 0; i < REFUSED; i++) {
      billing.refuse("refused-" + tenant + "-" + i);
      add("refused-" + tenant + "-" + i);
    }
    add("good-" + tenant);
    sentWithin();
    assertThat(billing.legs(tenant.value()))
        .extracting(LegUsage::leg)
        .containsExactly("good-" + tenant);
    await(() -> waiting() == REFUSED);
    assertThat(billing.wasAskedInTransaction()).as("asked in a transaction").isFalse();
  }

  @Test
  @DisplayName("[W8] while billing is away nothing is lost and nothing is put off")
  void waitsForBilling() {
    billing.setAway(true);
    add("first-" + tenant);
    add("second-" + tenant);
    sender.sendBatch();
    assertThat(waiting()).isEqualTo(2);
    billing.setAway(false);
    sentWithin();
    await(() -> waiting() == 0);
    assertThat(billing.legs(tenant.value())).hasSize(2);
    assertThat(billing.wasAskedInTransaction()).as("asked in a transaction").isFalse();
  }

  /// The program's own rounds may have them in hand just now.
  private void sentWithin() {
    await(
        () -> {
          sender.sendBatch();
          return !billing.legs(tenant.value()).isEmpty();
        });
  }

  private void add(String leg) {
    database.run(
        c -> {
          outbox.add(
              c,
              new LegUsage(
                  tenant,
                  new InteractionId(leg),
                  leg,
                  Direction.IN,
                  "+84281234567",
                  null,
                  LONG_AGO,
                  LONG_AGO.plusSeconds(60)),
              LONG_AGO);
          return leg;
        });
  }

  private int waiting() {
    return database
        .call(
            c ->
                Sql.find(
                    c,
                    "select count(*) from control.usage_outbox"
                        + " where tenant = ? and sent_at is null",
                    row -> row.getInt(1),
                    tenant))
        .orElseThrow();
  }
}
