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
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class TwoCompaniesTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  @Test
  @DisplayName(
      "[W9][W2] who has a log-in joins another company by following its link; a person of two"
          + " companies chooses one at log-in, works in that one only, and gets"
          + " to the other by logging in anew; a token for both is refused")
  void chooses(AloSystem alo) {
    Tenant pottery = alo.signUp("Gốm Bát Tràng", "edge1");
    Tenant silk = alo.signUp("Lụa Hà Đông", "edge1");
    pottery.customer("Khách mua gốm", "+84903111222");
    silk.customer("Khách mua lụa", "+84903333444");
    String mai = pottery.owner();
    URI first = alo.invitation(mai);
    silk.hire("Nguyễn Thị Mai", mai, "805", "manager", silk.queue());
    assertThat(alo.as(mai).get("/me").path("tenantName").asText())
        .as("asked, and has not answered")
        .isEqualTo("Gốm Bát Tràng");
    join(alo, mai, alo.anotherInvitation(mai, first));
    Http.Answer both = alo.as(mai).call("GET", "/customers", null, null);
    assertThat(both.status()).isEqualTo(403);
    assertThat(both.body().path("code").asText()).isEqualTo("AMBIGUOUS_TENANT");

    Screen screen = alo.visitor("Mai", "/customers");
    Page page = screen.page();
    work(screen, mai, pottery, "Khách mua gốm", "Khách mua lụa");

    page.click("#person", "", SOON);
    page.click("#log-out", "", SOON);
    page.await("the good-bye", SOON, "$$('#bye').some(shown)");
    screen.go("/customers");
    work(screen, mai, silk, "Khách mua lụa", "Khách mua gốm");
  }

  /// Follows the link by which another company asked somebody to join.
  private static void join(AloSystem alo, String mai, URI link) {
    try (Screen mail = alo.visitor("Mai's mail", "/bye.html")) {
      mail.page().open(link);
      mail.page().await("the question", LATER, "$$('#kc-info-message a').some(shown)");
      mail.picture("asked-to-join");
      mail.page().awaitText("Lụa Hà Đông", SOON);
      mail.page().click("#kc-info-message a", "", SOON);
      Await.until(
          "her token to name both",
          LATER,
          () -> {
            alo.forgetLogIn(mai);
            return alo.as(mai).call("GET", "/me", null, null).status() == 403;
          });
    }
  }

  @Test
  @DisplayName(
      "[Z5][X17] a company's program gets its token at the identity provider, does what it may in"
          + " its company, and is shut out at once")
  void program(AloSystem alo) {
    Tenant pottery = alo.signUp("Gốm có phần mềm", "edge1");
    Tenant silk = alo.signUp("Lụa không phần mềm", "edge1");
    pottery.customer("Khách mua gốm", "+84903111222");
    silk.customer("Khách mua lụa", "+84903333444");
    JsonNode made =
        pottery
            .api()
            .post(
                "/integrations",
                UUID.randomUUID().toString(),
                Map.of("name", "Kho", "permissions", List.of("customers.see")));
    Map<String, String> credentials =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", made.path("client").asText(),
            "client_secret", made.path("secret").asText());
    URI tokens = URI.create(made.path("tokens").asText());
    String token = Http.post(tokens, credentials).ok().body().path("access_token").asText();
    Api program = new Api(pottery.api().base(), () -> token);
    assertThat(program.get("/customers").toString())
        .contains("Khách mua gốm")
        .doesNotContain("Khách mua lụa");
    assertThat(program.call("GET", "/audit", null, null).status()).isEqualTo(403);
    String path = "/integrations/" + made.path("id").asText();
    assertThat(pottery.api().get(path).hasNonNull("usedAt")).isTrue();
    pottery.api().call("DELETE", path, null, null).ok();
    assertThat(program.call("GET", "/customers", null, null).status()).isEqualTo(403);
    assertThat(Http.post(tokens, credentials).status()).isEqualTo(401);
  }

  /// Logs in, chooses a company only then, and looks at its customers.
  private static void work(
      Screen screen, String person, Tenant tenant, String own, String foreign) {
    Page page = screen.page();
    page.await("the log-in", LATER, "$$('#username').some(shown)");
    screen.picture("log-in");
    page.type("#username", person, LATER);
    assertThat(page.has("#password")).as("nothing is told before the password").isTrue();
    page.type("#password", AloSystem.PASSWORD, LATER);
    page.press("Enter");
    page.await("the choice", LATER, "$$('#organization-%s').some(shown)".formatted(tenant.id()));
    screen.picture("choice-" + tenant.id());
    page.awaitText(tenant.company(), SOON);
    page.click("#organization-" + tenant.id(), "", SOON);
    page.await(
        "the pages of " + tenant.company(),
        LATER,
        "$$('#tenant').some(e => e.textContent === '%s')".formatted(tenant.company()));
    page.awaitText(own, SOON);
    assertThat(page.text()).doesNotContain(foreign);
  }
}
