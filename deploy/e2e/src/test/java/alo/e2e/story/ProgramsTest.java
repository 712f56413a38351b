package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.demo.Api;
import alo.local.http.Http;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody does on the pages for the company's programs is what these can do.
@ExtendWith(WithAlo.class)
@Timeout(300)
class ProgramsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  @Test
  @DisplayName(
      "[X17][Z5] a program is let in on its page and its secret, shown once, gets tokens, and"
          + " the reference that the page leads to shows its requests")
  void program(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Gốm có trang phần mềm", "edge1");
    tenant.customer("Khách mua gốm", "+84903111222");
    Screen owner = alo.visitor("owner", "/integrations");
    owner.logIn(tenant.owner(), AloSystem.PASSWORD);
    Page page = owner.page();
    page.click("#add", "", LATER);
    page.click("#save", "", SOON);
    page.await("a word at the name", SOON, "$$('#integration-name').some(e => e.invalid)");
    page.type("#integration-name", "Kho", SOON);
    page.type("#search-acts", "customers.see", SOON);
    page.await("the others gone", SOON, "!$$('#act-queues-see').some(shown)");
    page.click("#act-customers-see", "", SOON);
    page.await("a tick", SOON, "$$('#act-customers-see').some(e => e.checked)");
    owner.picture("program-form");
    page.click("#save", "", SOON);
    page.await("the secret", SOON, "$$('#secret-once').some(shown)");
    owner.picture("program-secret");
    Map<String, String> credentials =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", text(page, "#client"),
            "client_secret", text(page, "#secret"));
    URI tokens = URI.create(text(page, "#tokens"));
    String token = Http.post(tokens, credentials).ok().body().path("access_token").asText();
    Api program = new Api(tenant.api().base(), () -> token);
    assertThat(program.get("/customers").toString()).contains("Khách mua gốm");
    assertThat(program.call("GET", "/queues", null, null).status()).isEqualTo(403);
    page.click("#secret-kept", "", SOON);
    page.await("the secret gone", SOON, "!$$('#secret').some(shown)");
    page.awaitText(tokens.toString(), SOON);

    URI reference = URI.create(page.evaluate("$$('#reference')[0].href").asText());
    Screen reader = alo.visitor("reader", "/bye.html");
    reader.page().open(reference);
    reader.page().awaitText("hooks.see", LATER);
    reader.picture("reference");
  }

  @Test
  @DisplayName(
      "[X17] a web-hook into a private network is refused at its field; another is made, tried,"
          + " and its log says what came of it")
  void hook(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Gốm có web-hook", "edge1");
    Screen owner = alo.visitor("owner", "/hooks");
    owner.logIn(tenant.owner(), AloSystem.PASSWORD);
    Page page = owner.page();
    page.await("the first page", LATER, "$$('[role=main] h1').some(shown)");
    page.evaluate("document.cookie = 'alo-language=en;path=/'");
    owner.go("/hooks");
    page.click("#add", "", LATER);
    page.type("#hook-name", "CRM", SOON);
    page.type("#hook-url", "https://10.1.2.3/alo", SOON);
    page.click("#save", "", SOON);
    page.await("a word at the address", SOON, "$$('#hook-url').some(e => e.invalid)");
    owner.picture("hook-refused");
    page.type("#hook-url", "https://nowhere.invalid/alo", SOON);
    page.click("#save", "", SOON);
    page.await("the secret", SOON, "$$('#secret-once').some(shown)");
    assertThat(text(page, "#secret")).startsWith("whsec_");
    page.click("#secret-kept", "", SOON);
    page.click("a", "CRM", SOON);
    page.click("#test", "", SOON);
    page.await("the test in the log", SOON, "$$('#deliveries .badge.PENDING').some(shown)");
    Await.until(
        "the log says what came of it",
        SOON,
        () -> {
          page.click("#refresh", "", SOON);
          return page.text().contains("The name leads nowhere");
        });
    owner.picture("hook-log");
    page.click("#switch", "", SOON);
    page.await("the hook is off", SOON, "$$('.badge.INACTIVE').some(shown)");
    assertThat(tenant.api().get("/hooks").toString()).contains("INACTIVE");
  }

  private static String text(Page page, String css) {
    return page.evaluate("$$('%s').filter(shown)[0].textContent".formatted(css)).asText();
  }
}
