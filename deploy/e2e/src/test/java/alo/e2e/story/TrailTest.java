package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class TrailTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  @Test
  @DisplayName(
      "[X16] whoever opens a customer's form from the list looks at him; the trail's page says so"
          + " by names, not by ids")
  void formIsALook(AloSystem alo) {
    Tenant tenant = alo.signUp("Sổ khách", "edge1");
    tenant.customer("Nguyễn Thị Bích", "+84903111222");
    Screen screen = alo.visitor("Mai", "/customers");
    Page page = screen.page();
    screen.logIn(tenant.owner(), AloSystem.PASSWORD);
    page.awaitText("Nguyễn Thị Bích", LATER);
    assertThat(looks(tenant)).as("after the list").isEmpty();
    page.click("#customers .edit", "", SOON);
    page.await(
        "the form",
        SOON,
        "$$('#customer-name-field').some(e => shown(e) && e.value === 'Nguyễn Thị Bích')");
    JsonNode looks = looks(tenant);
    assertThat(looks).hasSize(1);
    screen.go("/audit");
    page.awaitText("Customer looked at", LATER);
    page.awaitText("Nguyễn Thị Bích", SOON);
    assertThat(page.text()).doesNotContain(looks.path(0).path("target").asText());
  }

  private static JsonNode looks(Tenant tenant) {
    return tenant.api().get("/audit?act=customer.read").path("items");
  }
}
