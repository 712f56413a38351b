package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Desk;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an administrator fills in is what his callers and people get.
@ExtendWith(WithAlo.class)
@Timeout(400)
class FormsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final Duration STAY = Duration.ofSeconds(90);
  private static final String QUEUE = "Bảo hành";
  private static final String UPLOADED = "loi-chao";
  private static final String GREETING =
      "Đây là lời chào do chính công ty thu âm, xin mời quý khách bấm phím một.";
  private static final String SPOKEN = "Đóng cửa";
  private static final String CLOSED =
      "Cửa hàng đã đóng cửa, quý khách vui lòng để lại lời nhắn cho chúng tôi nhé.";
  private static final String CALENDAR = "Giờ cửa hàng";
  private static final String SECOND_FLOW = "Cửa hàng";
  private static final String SECOND_LABEL = "Số cửa hàng";
  private static final String DEPARTMENT = "Phòng dịch vụ";
  private static final String LOWER = "Nhóm điện lạnh";
  private static final String CHOSEN = "first-password-of-binh";
  private static final String SENTENCE = "Dạ em là Bình ở phòng bảo hành, em nghe đây ạ.";

  @Test
  @DisplayName(
      "[P30][C31][C33][C34][D7][I1][I2][I4][I5][I10][W3][W9][X22] filled in on the pages: a queue,"
          + " a department below another, an invited agent of it, an uploaded and a spoken"
          + " announcement, a calendar with days worked out of turn, two menus by it and by hours"
          + " of their own, and a second number; called, each number goes its own way")
  void filledInAndCalled(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Điện máy", "edge1");
    alo.stock("edge1");
    Screen owner = alo.visitor("owner", "/queues");
    owner.logIn(tenant.owner(), AloSystem.PASSWORD);
    queue(owner);
    departments(owner);
    String email = agent(owner);
    announcements(owner, alo);
    calendar(owner);
    menuOfFirstNumber(owner);
    menuOfSecondNumber(owner);
    Tenant second = tenant.at(order(owner, tenant));

    var binh = new Agent(tenant, "", "Bình", email, "802", SENTENCE);
    Screen screen = alo.visitor("Bình", "/bye.html", SENTENCE);
    screen.followInvitation(alo.invitation(email), CHOSEN);
    screen.logIn(email, CHOSEN);
    Desk desk = Desk.at(binh, screen);
    desk.ready();

    CarrierCall first = tenant.call(Tenant.someNumber(), "", STAY);
    ChainTest.hear(first, voice(alo, UPLOADED), "the caller hears the uploaded announcement");
    first.press("1");
    desk.awaitPhase("RINGING", SOON);
    desk.page().awaitText(QUEUE, SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(first, binh.voice(), "the caller hears Bình");
    first.hangUp();
    desk.awaitPresence("WRAP_UP", SOON);

    String caller = Tenant.someNumber();
    CarrierCall late = second.call(caller, "", Duration.ofSeconds(25));
    ChainTest.hear(late, voice(alo, SPOKEN), "the caller of the shop hears that it is closed");
    late.awaitEnd(LATER);
    JsonNode record = tenant.awaitRecord(caller, LATER);
    assertThat(record.path("disposition").asText()).isEqualTo("VOICEMAIL");
    assertThat(record.path("ours").asText()).isEqualTo(second.number());
    owner.go("/calls");
    owner.page().awaitText(ChainTest.shown(caller), SOON);
    owner.picture("calls");
  }

  private static void queue(Screen owner) {
    Page page = owner.page();
    page.click("#add", "", LATER);
    page.click("#save", "", SOON);
    page.await("a word at the empty name", SOON, "$$('#queue-name').some(e => e.invalid)");
    page.type("#queue-name", QUEUE, SOON);
    owner.picture("queue-form");
    page.click("#save", "", SOON);
    page.awaitText(QUEUE, SOON);
    owner.picture("queues");
  }

  /// One, and one below it with what it answers for.
  private static void departments(Screen owner) {
    Page page = owner.page();
    page.click("#nav-departments", "", SOON);
    page.await("the departments", SOON, "$$('#departments').some(shown)");
    page.click("#add", "", SOON);
    page.click("#save", "", SOON);
    page.await("a word at the empty name", SOON, "$$('#department-name').some(e => e.invalid)");
    page.type("#department-name", DEPARTMENT, SOON);
    page.click("#save", "", SOON);
    page.awaitText(DEPARTMENT, SOON);
    page.click("#add", "", SOON);
    page.type("#department-name", DEPARTMENT, SOON);
    page.click("#save", "", SOON);
    page.await("a word at the name twice", SOON, "$$('#department-name').some(e => e.invalid)");
    page.type("#department-name", LOWER, SOON);
    pick(page, "#department-parent", DEPARTMENT);
    page.type("#department-products textarea", "Máy lạnh\nTủ lạnh", SOON);
    owner.picture("department-form");
    page.click("#save", "", SOON);
    page.awaitText("Máy lạnh, Tủ lạnh", SOON);
    owner.picture("departments");
  }

  private static void pick(Page page, String box, String line) {
    page.click(box, "", SOON);
    page.click("vaadin-combo-box-item", line, SOON);
  }

  private static String agent(Screen owner) {
    Page page = owner.page();
    String email = AloSystem.someone("binh");
    page.click("#nav-agents", "", SOON);
    page.await("the people", SOON, "$$('#agents').some(shown)");
    page.click("#add", "", SOON);
    page.type("#agent-name", "Lê Thanh Bình", SOON);
    page.type("#agent-email", email, SOON);
    page.type("#agent-extension", "802", SOON);
    pick(page, "#agent-department", DEPARTMENT + " › " + LOWER);
    owner.picture("agent-form");
    page.click("#save", "", SOON);
    page.awaitText(email, SOON);
    pick(page, "#in-department", DEPARTMENT);
    page.await("only those of the department", SOON, "$$('#agents').some(e => e.size === 1)");
    owner.picture("agents");
    return email;
  }

  private static void announcements(Screen owner, AloSystem alo) {
    Page page = owner.page();
    Path wav = alo.voices().speak(UPLOADED, GREETING, "vi", 16_000);
    page.click("#nav-prompts", "", SOON);
    page.await("the announcements", SOON, "$$('#prompts').some(shown)");
    page.choose("input[type=file]", wav);
    // Not anywhere: while the file is on its way its name stands beside the button to be clicked,
    // and moves it.
    page.await(
        "the uploaded one in the list",
        SOON,
        "$$('#prompts vaadin-grid-cell-content').some(e => e.textContent.trim() === '%s')"
            .formatted(UPLOADED));
    page.click("#add", "", SOON);
    page.type("#prompt-name", SPOKEN, SOON);
    page.type("#prompt-text textarea", CLOSED, SOON);
    owner.picture("prompt-form");
    page.click("#save", "", SOON);
    page.awaitText(SPOKEN, SOON);
    owner.picture("prompts");
  }

  /// Closed but for today and tomorrow, which are worked out of turn, whatever days they are.
  private static void calendar(Screen owner) {
    Page page = owner.page();
    page.click("#nav-hours", "", SOON);
    // The page before has a button of this name, too.
    page.await("the calendars", SOON, "$$('#calendars').some(shown)");
    page.click("#add", "", SOON);
    page.click("#save", "", SOON);
    page.await("a word at the empty name", SOON, "$$('#calendar-name').some(e => e.invalid)");
    page.type("#calendar-name", CALENDAR, SOON);
    page.await("no word any more", SOON, "!$$('#calendar-name').some(e => e.invalid)");
    page.click("vaadin-dialog .row vaadin-button", "", SOON);
    page.await("no hours of the week", SOON, "!$$('vaadin-dialog .row').some(shown)");
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    page.type("#make-up-days textarea", "32/1/2027 Khai trương", SOON);
    page.click("#save", "", SOON);
    page.await("a word at the bad line", SOON, "$$('#make-up-days').some(e => e.invalid)");
    page.type("#make-up-days textarea", worked(today) + "\n" + worked(today.plusDays(1)), SOON);
    owner.picture("calendar-form");
    page.click("#save", "", SOON);
    page.awaitText(CALENDAR, SOON);
    owner.picture("calendars");
  }

  private static String worked(LocalDate day) {
    return DateTimeFormatter.ofPattern("d/M/uuuu").format(day) + " 0:00-0:00 Khai trương";
  }

  private static void menuOfFirstNumber(Screen owner) {
    Page page = owner.page();
    page.click("#nav-menu", "", SOON);
    page.await("the menu", SOON, "$$('#version').some(shown)");
    owner.pick("#greeting-text-stored", UPLOADED);
    owner.pick("#key-1 vaadin-select:nth-of-type(2)", QUEUE);
    page.click("#hours-limited", "", SOON);
    owner.pick("#hours-calendar", CALENDAR);
    owner.picture("menu");
    page.click("#publish", "", SOON);
    page.await("version 2", SOON, "$$('#version').some(e => e.textContent.includes(' 2 '))");
  }

  private static void menuOfSecondNumber(Screen owner) {
    Page page = owner.page();
    page.click("#new-flow", "", SOON);
    page.type("#flow-name", SECOND_FLOW, SOON);
    page.click("#hours-limited", "", SOON);
    LocalTime now = LocalTime.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    time(page, 1, now.plusHours(2));
    time(page, 2, now.plusHours(3));
    owner.pick("#closed-text-stored", SPOKEN);
    owner.picture("menu-new");
    page.click("#publish", "", SOON);
    page.await(
        "version 1", SOON, "$$('#version').some(e => shown(e) && e.textContent.includes(' 1 '))");
    owner.picture("menu-published");
  }

  private static void time(Page page, int which, LocalTime time) {
    String wanted = time.format(DateTimeFormatter.ofPattern("HH:mm"));
    String field = "vaadin-time-picker:nth-of-type(%d)".formatted(which);
    page.type(field + " input", wanted, SOON);
    page.press("Enter");
    page.await(wanted, SOON, "$$('%s').some(e => e.value === '%s')".formatted(field, wanted));
  }

  /// Orders a number for the second menu and returns it.
  private static String order(Screen owner, Tenant tenant) {
    Page page = owner.page();
    page.click("#nav-numbers", "", SOON);
    page.await("the numbers", SOON, "$$('#numbers').some(shown)");
    page.click("#order-number", "", SOON);
    page.type("#number-label", SECOND_LABEL, SOON);
    page.click("#save", "", SOON);
    page.await("a word at the missing flow", SOON, "$$('#number-flow').some(e => e.invalid)");
    owner.pick("#number-flow", SECOND_FLOW);
    owner.picture("number-form");
    page.click("#save", "", SOON);
    page.awaitText(SECOND_LABEL, SOON);
    owner.picture("numbers");
    tenant.awaitConfigured("\"label\":\"" + SECOND_LABEL);
    for (JsonNode number : AloSystem.items(tenant.api().get("/numbers"))) {
      if (number.path("label").asText().equals(SECOND_LABEL)) {
        return number.path("number").asText();
      }
    }
    throw new AssertionError("The number that was ordered is not listed");
  }

  /// What a caller hears of an announcement: the edge speaks texts with the same voice.
  private static Voice voice(AloSystem alo, String name) throws IOException {
    String text = name.equals(UPLOADED) ? GREETING : CLOSED;
    return new Voice(Sound.read(alo.voices().speak(name + "-heard", text, "vi", 8_000), 0));
  }
}
