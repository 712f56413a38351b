package alo.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.settings.Key;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class ScreensTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final List<String> PATHS =
      List.of(
          "desk",
          "board",
          "calls",
          "customers",
          "agents",
          "queues",
          "numbers",
          "menu",
          "prompts",
          "usage");

  /// What people who can not see well, or use no mouse, can not use at all, or hardly.
  private static final String GRAVE =
      """
      axe.run(document, {resultTypes: ['violations']}).then(r => r.violations
        .filter(v => v.impact === 'serious' || v.impact === 'critical')
        .map(v => v.id + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', ')).join('; '))\
      """;

  @Test
  @DisplayName(
      "every screen of a company can be used by people who do not see well or use no mouse")
  void accessible(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Dễ dùng", "edge1");
    var owner = new Agent(tenant, "", "Mai", tenant.owner(), "101", "Alô, em là Mai đây ạ.");
    String axe = axe();
    Map<String, String> grave = new TreeMap<>();
    try (Desk desk = owner.logIn()) {
      Page page = desk.page();
      for (String path : PATHS) {
        page.open(alo.settings().http(Key.UI_PORT).resolve("/" + path));
        page.await("the page " + path, SOON, "$$('[role=main] h1').some(shown)");
        page.evaluate("(() => { " + axe + "; return true; })()");
        String found = page.evaluate(GRAVE).asText();
        if (!found.isEmpty()) {
          grave.put(path, found);
        }
      }
    }
    assertThat(grave).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream script = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
      assertThat(script).isNotNull();
      return new String(script.readAllBytes(), UTF_8);
    }
  }
}
