package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.AloSystem;
import alo.e2e.system.OneTimeCodes;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.demo.Api;
import alo.local.http.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class SecondFactorStoryTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final String CHOSEN = "first-password-of-lan";
  private static final String OTHER = "second-password-of-lan";

  @Test
  @DisplayName(
      "[D5][X15] a director invites people from a sheet, asks everybody for a second factor, sets"
          + " one up himself; an invited person needs one too, gets another password and another"
          + " telephone; a token without it is refused")
  void secured(AloSystem alo) {
    Tenant tenant = alo.signUp("Hai lớp khóa", "edge1");
    Screen owner = alo.visitor("owner", "/agents");
    owner.logIn(tenant.owner(), AloSystem.PASSWORD);
    String lan = AloSystem.someone("lan");
    invite(owner, lan);

    // A token from before: whoever has a second factor gets none by his password alone.
    Api byPassword = alo.as(tenant.owner());
    byPassword.get("/agents");
    askEverybody(owner);
    Http.Answer weak = byPassword.call("GET", "/agents", null, null);
    assertThat(weak.status()).isEqualTo(401);
    assertThat(weak.body().path("code").asText()).isEqualTo("SECOND_FACTOR_NEEDED");

    Screen lans = alo.visitor("Lan", "/bye.html");
    URI invitation = alo.invitation(lan);
    lans.followInvitation(invitation, CHOSEN);
    lans.logIn(lan, CHOSEN);
    OneTimeCodes first = setUp(lans, "second-factor-set-up");
    lans.page().await("her desk", LATER, "$$('#own-calls').some(shown)");

    reset(owner, "Trần Ngọc Lan", "PASSWORD");
    try (Screen mail = alo.visitor("Lan's mail", "/bye.html")) {
      mail.followInvitation(alo.anotherInvitation(lan, invitation), OTHER);
      mail.logIn(lan, OTHER);
      mail.page().await("the question for a code", LATER, "$$('#otp').some(shown)");
      mail.picture("second-factor-question");
      // The code of now may be the one by which it was set up.
      mail.page().type("#otp", first.at(Instant.now().plusSeconds(30)), SOON);
      mail.page().press("Enter");
      mail.page().await("her desk", LATER, "$$('#own-calls').some(shown)");
    }

    reset(owner, "Trần Ngọc Lan", "SECOND_FACTOR");
    try (Screen another = alo.visitor("Lan's other telephone", "/desk")) {
      another.logIn(lan, OTHER);
      assertThat(setUp(another, "second-factor-again").secret()).isNotEqualTo(first.secret());
      another.page().await("her desk", LATER, "$$('#own-calls').some(shown)");
    }
  }

  private static void invite(Screen owner, String lan) {
    Page page = owner.page();
    page.click("#sheet", "", LATER);
    String sheet =
        "họ tên;email;máy lẻ;quyền;hàng đợi\\n"
            + "Trần Ngọc Lan;"
            + lan
            + ";811;Nhân viên;Lễ tân\\n"
            + "Phạm Văn Sai;khong-phai-email;8;Sếp;\\n";
    page.await("the field", LATER, "$$('#sheet-text').some(shown)");
    page.evaluate(
        "(() => { const f = $$('#sheet-text')[0]; f.value = '"
            + sheet
            + "';"
            + " f.dispatchEvent(new CustomEvent('change', {bubbles: true})); return true; })()");
    owner.picture("sheet-vi");
    page.click("#look", "", SOON);
    page.await("what is wrong", SOON, "$$('#rows .mistake').filter(shown).length >= 4");
    owner.picture("sheet-looked-at");
    page.click("#invite", "1", SOON);
    page.await("the list to keep", LATER, "$$('#keep').some(shown)");
    owner.picture("sheet-invited");
    String kept =
        page.evaluate("fetch($$('#keep')[0].href).then(answer => answer.text())").asText();
    assertThat(kept).contains(lan, "khong-phai-email");
  }

  private static void askEverybody(Screen owner) {
    Page page = owner.page();
    owner.go("/security");
    page.click("#second-factor vaadin-radio-button:nth-of-type(3)", "", LATER);
    page.click("#save", "", SOON);
    page.click("#step-up", "", SOON);
    setUp(owner, "second-factor-director");
    page.await("the way back", LATER, "location.pathname === '/security'");
    page.click("#second-factor vaadin-radio-button:nth-of-type(3)", "", LATER);
    owner.picture("security");
    page.click("#save", "", SOON);
    page.await("that it is saved", SOON, "$$('vaadin-notification-card').some(shown)");
  }

  /// Sets up what the identity provider asks for, as a telephone would that reads its picture.
  private static OneTimeCodes setUp(Screen screen, String picture) {
    Page page = screen.page();
    page.await("what a telephone reads", LATER, "$$('#totp').some(shown)");
    screen.picture(picture);
    var codes = new OneTimeCodes(page.evaluate("$$('#totpSecret')[0].value").asText());
    page.type("#totp", codes.at(Instant.now()), SOON);
    page.press("Enter");
    return codes;
  }

  private static void reset(Screen owner, String name, String what) {
    Page page = owner.page();
    owner.go("/agents");
    page.click(".reset", name, LATER);
    page.await("the question", SOON, "$$('#reset-what').some(shown)");
    if (what.equals("SECOND_FACTOR")) {
      page.click("#reset-what vaadin-radio-button:nth-of-type(2)", "", SOON);
    }
    owner.picture("reset-" + what.toLowerCase(java.util.Locale.ROOT));
    page.click("#save", "", SOON);
    page.await("that it is done", SOON, "!$$('#reset-what').some(shown)");
  }
}
