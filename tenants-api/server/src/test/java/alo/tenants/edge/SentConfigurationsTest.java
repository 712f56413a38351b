package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Configurations that an edge was sent")
class SentConfigurationsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final Instant LATER = NOW.plus(SentConfigurations.CONFIRM_MAX);

  private final SentConfigurations configurations = new SentConfigurations();

  @Test
  @DisplayName("one that is not confirmed in time is to be sent again")
  void unconfirmed() {
    configurations.confirmed(DEMO, 4);
    configurations.sent(DEMO, 5, NOW);
    assertThat(configurations.version(DEMO, NOW)).isEqualTo(5);
    assertThat(configurations.version(DEMO, LATER)).isEqualTo(4);
  }

  @Test
  @DisplayName("one that is confirmed stays in force; a late word of an older one changes nothing")
  void confirmed() {
    assertThat(configurations.version(DEMO, NOW)).isEqualTo(-1);
    configurations.sent(DEMO, 5, NOW);
    configurations.confirmed(DEMO, 5);
    configurations.confirmed(DEMO, 3);
    assertThat(configurations.version(DEMO, LATER)).isEqualTo(5);
  }
}
