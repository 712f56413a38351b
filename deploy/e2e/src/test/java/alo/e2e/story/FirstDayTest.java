package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// From the form that a stranger fills to the first call of his company, in a browser.
@ExtendWith(WithAlo.class)
@Timeout(300)
class FirstDayTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  /// What is promised, from the click on the mail's link to a number that answers.
  private static final Duration DIALABLE_MAX = Duration.ofSeconds(10);

  private static final String CHOSEN = "first-password-of-mai";

  @Test
  @DisplayName(
      "[W1][W9][I9] a stranger is led from the log-in to the form, signs up, confirms by the link"
          + " of his mail, which makes his company, chooses a password, logs in and reads his"
          + " number; it takes a message, which he finds")
  void owner(AloSystem alo) {
    alo.awaitEdge("edge1", LATER);
    alo.stock("edge1");
    String company = "Gốm " + UUID.randomUUID().toString().substring(0, 6);
    String email = AloSystem.someone("mai");
    Screen screen = alo.visitor("Mai", "/desk");
    Page page = screen.page();
    page.await("the way to the form", LATER, "$$('#sign-up-link').some(shown)");
    assertThat(page.evaluate("$$('#login-select-toggle option').length").asInt())
        .as("only languages that are complete")
        .isEqualTo(2);
    screen.picture("log-in");
    page.click("#sign-up-link", "", SOON);
    page.await("the form", LATER, "$$('#sign-up').some(shown)");
    fill(page, company, "Nguyễn Thị Mai", email);
    page.press("Enter");
    page.await("where the mail went", LATER, "$$('#mail').some(shown)");
    screen.picture("asked");
    assertThat(page.has("#sign-up")).as("the form after the sign-up").isFalse();
    assertThat(page.evaluate("$$('#mail')[0].textContent").asText()).isEqualTo(email);
    confirm(alo, screen, email);
    page.await("the new number", LATER, "$$('#number').some(shown)");
    screen.picture("signed-up");
    assertThat(page.has("#verify")).as("the question after the sign-up").isFalse();
    String number = page.evaluate("$$('#number')[0].textContent").asText();
    assertThat(number).startsWith("0").contains(" ");

    assertThat(alo.invitationText(email)).contains("You are invited to the Alo contact center");
    screen.followInvitation(alo.invitation(email), CHOSEN);
    screen.logIn(email, CHOSEN);
    page.awaitText(company, LATER);
    page.await(
        "his number on the first page",
        SOON,
        "$$('#first-steps').some(e => e.textContent.includes('%s'))".formatted(number));
    screen.picture("first-page");

    Tenant tenant = alo.tenant(company, "+84" + number.substring(1).replace(" ", ""), email);
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "2", Duration.ofSeconds(15));
    assertThat(call.awaitAnswer(SOON)).as("the default flow answers").isTrue();
    call.awaitEnd(LATER);
    page.click("#nav-calls", "", SOON);
    page.awaitText(ChainTest.shown(caller), SOON);
    screen.picture("calls");
  }

  @Test
  @DisplayName(
      "[W1] within 10 s of a stranger's click on the link of his mail his company's number is"
          + " answered by its flow")
  void dialable(AloSystem alo) {
    alo.awaitEdge("edge1", LATER);
    alo.stock("edge1");
    String company = "Lụa " + UUID.randomUUID().toString().substring(0, 6);
    String email = AloSystem.someone("lan");
    Page page = alo.visitor("Lan", "/sign-up.html").page();
    fill(page, company, "Trần Thị Lan", email);
    page.press("Enter");
    URI link = alo.verification(email);
    long clicked = System.nanoTime();
    ask(page, link);
    page.click("#open", "", SOON);
    page.await("the new number", LATER, "$$('#number').some(shown)");
    String number = page.evaluate("$$('#number')[0].textContent").asText();
    Tenant tenant = alo.tenant(company, "+84" + number.substring(1).replace(" ", ""), email);
    // Who dials before the edge knows the number is refused, and dials again.
    Await.until(
        "the default flow to answer",
        SOON,
        () -> tenant.call(Tenant.someNumber(), "2", Duration.ofSeconds(15)).awaitAnswer(SOON));
    Duration dialable = Duration.ofNanos(System.nanoTime() - clicked);
    System.out.println("[alo] from the click on the mail's link to an answer: " + dialable);
    assertThat(dialable).as("from the mail's link to an answer").isLessThan(DIALABLE_MAX);
  }

  @Test
  @DisplayName(
      "[W1] the sign-up form says at each field what is wrong with it and keeps what was typed; a"
          + " company is not signed up twice")
  void mistakes(AloSystem alo) {
    Tenant known = alo.signUp("Mây Tre " + UUID.randomUUID().toString().substring(0, 6), "edge1");
    alo.stock("edge1");
    Screen screen = alo.visitor("stranger", "/sign-up.html");
    Page page = screen.page();
    fill(page, "X", " ", "mai@");
    page.press("Enter");
    for (String field : List.of("company", "ownerName", "ownerEmail")) {
      page.await(
          "words about " + field,
          SOON,
          "$$('#%s-wrong').some(e => shown(e) && e.textContent)".formatted(field));
    }
    screen.picture("mistakes");
    assertThat(value(page, "ownerEmail")).isEqualTo("mai@");
    assertThat(page.evaluate("document.activeElement.name").asText()).isEqualTo("company");

    fill(page, known.company(), "Nguyễn Thị Mai", "mai@mailinator.com");
    page.click("#sign-up button", "", SOON);
    page.await(
        "words about the throw-away address",
        SOON,
        "$$('#ownerEmail-wrong').some(e => e.textContent.includes('lasts'))");
    screen.picture("disposable");
    assertThat(value(page, "company")).isEqualTo(known.company());
    page.click("#language", "Tiếng Việt", SOON);
    page.await(
        "the form in Vietnamese",
        SOON,
        "document.documentElement.lang === 'vi' && $$('#language').some(e => e.lang === 'en')");
    screen.picture("in-vietnamese");
    assertThat(value(page, "company")).isEqualTo(known.company());
    page.click("#language", "English", SOON);
    page.await("the form in English", SOON, "document.documentElement.lang === 'en'");

    // Whom the address belongs to may know that he has the company already; others are not told.
    fill(page, known.company(), "Nguyễn Thị Mai", known.owner());
    page.click("#sign-up button", "", SOON);
    page.await("where the mail went", SOON, "$$('#mail').some(shown)");
    confirm(alo, screen, known.owner());
    page.await("the refusal", LATER, "$$('#error').some(e => shown(e) && e.textContent)");
    screen.picture("twice");
    assertThat(page.evaluate("$$('#error')[0].textContent").asText())
        .contains("signed up")
        .contains("Log in");
    assertThat(page.evaluate("$$('#number').some(shown)").asBoolean()).isFalse();
    page.click("#verify a", "Log in", SOON);
    page.await("the log-in", LATER, "$$('#username').some(shown)");
  }

  /// Follows the link of the mail and says yes.
  private static void confirm(AloSystem alo, Screen screen, String email) {
    ask(screen.page(), alo.verification(email));
    screen.picture("question");
    screen.page().click("#open", "", SOON);
  }

  private static void ask(Page page, URI link) {
    page.open(link);
    page.await("the question", SOON, "$$('#open').some(shown)");
  }

  private static String value(Page page, String field) {
    return page.evaluate("$$('[name=%s]')[0].value".formatted(field)).asText();
  }

  private static void fill(Page page, String company, String name, String email) {
    page.type("[name=company]", company, SOON);
    page.type("[name=ownerName]", name, SOON);
    page.type("[name=ownerEmail]", email, SOON);
  }
}
