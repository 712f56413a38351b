package alo.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(400)
class ScreensTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final int PEOPLE = 15;

  private static final List<String> PATHS =
      List.of(
          "desk",
          "board",
          "calls",
          "customers",
          "agents",
          "agents/sheet",
          "departments",
          "permissions",
          "security",
          "queues",
          "numbers",
          "hours",
          "menu",
          "prompts",
          "usage",
          "integrations",
          "hooks",
          "audit",
          "isolation");

  private static final List<String> PROVIDER_PATHS =
      List.of("provider/usage", "provider/tenants", "provider/numbers", "provider/isolation");

  /// Pages whose act opens a form over them, or on them.
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          entry("customers", "#add"),
          entry("agents", "#add"),
          entry("departments", "#add"),
          entry("permissions", "#new-set"),
          entry("queues", "#add"),
          entry("hours", "#add"),
          entry("prompts", "#add"),
          entry("numbers", "#order-number"),
          entry("integrations", "#add"),
          entry("hooks", "#add"),
          entry("provider/numbers", "#stock"));

  /// Lists whose lines have a form of their own that differs from that of a new one.
  private static final Map<String, String> LINE_FORMS =
      Map.of("provider/numbers", "#stock-numbers .edit");

  /// The form of a calendar that is there shows more than that of a new one.
  private static final String CHANGE_HOURS = "#calendars .edit";

  /// An entry of the audit trail shows more when it is opened.
  private static final String OPENS_LINE = "#entries .opens-line";

  /// The one on top: a list scrolls when one below is aimed at, and its lines are others then.
  private static final String FIRST_LINE =
      """
      '#entries .opens-line[aria-label="' + $$('#entries .opens-line').filter(shown)
        .sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y)[0].ariaLabel
        + '"]'\
      """;

  /// What stands in the way of people who do not see well or use no mouse.
  private static final String VIOLATIONS =
      """
      axe.run(document, {resultTypes: ['violations']}).then(r => r.violations
        .map(v => v.id + ' at ' + v.nodes.map(n => n.target.join(' ')).join(', ')).join('; '))\
      """;

  /// Names of those whom a page is too narrow for: the window itself, buttons and titles.
  private static final String CUT =
      """
      [document.scrollingElement, ...$$('h1, h2, button, vaadin-button, .tile, .badge')]
        .filter(e => e === document.scrollingElement
          ? e.scrollWidth > innerWidth
          : shown(e) && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible'
            || e.getBoundingClientRect().right > innerWidth + 1))
        .map(e => e.localName + ' ' + (e.textContent || '').trim().slice(0, 40)).join('; ')\
      """;

  /// Lists whose lines go on where nobody sees it.
  private static final String SIDEWAYS =
      """
      $$('vaadin-grid')
        .filter(g => shown(g) && g.$.table.scrollWidth > g.$.table.clientWidth + 1)
        .map(g => 'list ' + g.id + ' of ' + g.$.table.scrollWidth + ' in ' + g.$.table.clientWidth)
        .join('; ')\
      """;

  /// The company and the person's menu on top, when they do not stand in one line.
  private static final String BENT =
      """
      $$('.top').filter(t => shown(t) && t.clientHeight > 60)
        .map(t => 'a top of ' + t.clientHeight + ' pixels').join('; ')\
      """;

  @Test
  @DisplayName(
      "axe finds nothing to mend on any screen of a company, empty and full, with a call that rings"
          + " and one that goes on, in both languages and small windows; nothing is cut off")
  void company(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Công ty Cổ phần Thương mại Dịch vụ Dễ Dùng Việt Nam", "edge1");
    Screen screen = alo.visitor("Mai", "/desk");
    screen.logIn(tenant.owner(), AloSystem.PASSWORD);
    screen.page().await("the first page", LATER, "$$('[role=main] h1').some(shown)");
    Map<String, String> wrong = new TreeMap<>();
    look(screen, PATHS, "empty", "en", 1440, 900, wrong);
    String queue = tenant.queue();
    List<String> full = new ArrayList<>(PATHS);
    full.add("call/" + fill(tenant));
    full.add("hook/" + programs(tenant));
    // Vietnamese is the longer one: where it fits, English does.
    look(screen, full, "full", "vi", 1024, 768, wrong);
    look(screen, full, "full", "en", 1280, 720, wrong);
    call(tenant, queue, "vi", 1280, 720, wrong);
    call(tenant, queue, "en", 1024, 768, wrong);
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("the same for the screens of the provider")
  void provider(AloSystem alo) throws IOException {
    alo.signUp("Công ty của nhà cung cấp", "edge1");
    Screen screen = alo.provider("/provider/usage");
    screen.page().await("the first page", LATER, "$$('[role=main] h1').some(shown)");
    Map<String, String> wrong = new TreeMap<>();
    look(screen, PROVIDER_PATHS, "provider", "vi", 1440, 900, wrong);
    look(screen, PROVIDER_PATHS, "provider", "en", 1024, 768, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void look(
      Screen screen,
      List<String> paths,
      String state,
      String language,
      int width,
      int height,
      Map<String, String> wrong)
      throws IOException {
    Page page = screen.page();
    page.size(width, height);
    page.evaluate("document.cookie = 'alo-language=%s;path=/'".formatted(language));
    for (String path : paths) {
      screen.go("/" + path);
      page.await(
          "the page " + path + " in " + language,
          SOON,
          "document.documentElement.lang === '%s' && location.pathname === '/%s'"
                  .formatted(language, path)
              + " && $$('[role=main] h1').some(shown) &&"
              + " !document.querySelector('.v-loading-indicator:not([style*=none])')");
      String name = String.join("-", state, path.replace('/', '-'), language, "" + width);
      check(screen, name, wrong);
      if (FORMS.containsKey(path)) {
        page.click(page.has(CHANGE_HOURS) ? CHANGE_HOURS : FORMS.get(path), "", SOON);
        page.await("the form", SOON, "$$('#save, #save-set').some(shown)");
        check(screen, name + "-form", wrong);
      }
      if (LINE_FORMS.containsKey(path)) {
        screen.go("/" + path);
        page.click(LINE_FORMS.get(path), "", SOON);
        page.await("the line's form", SOON, "$$('#save').some(shown)");
        check(screen, name + "-line-form", wrong);
      }
      if (page.has(OPENS_LINE)) {
        page.click(page.evaluate(FIRST_LINE).asText(), "", SOON);
        page.await("what changed", SOON, "$$('.entry-details').some(shown)");
        check(screen, name + "-line", wrong);
      }
    }
  }

  /// The desk of somebody who is called, talks and is done.
  private static void call(
      Tenant tenant,
      String queue,
      String language,
      int width,
      int height,
      Map<String, String> wrong)
      throws IOException {
    try (Desk desk =
        tenant.hire("Ngọc Ánh", language.equals("vi") ? "861" : "862", "", queue).logIn()) {
      Page page = desk.page();
      page.size(width, height);
      page.evaluate("document.cookie = 'alo-language=%s;path=/'".formatted(language));
      desk.reload();
      desk.awaitLine(LATER);
      desk.ready();
      CarrierCall call = tenant.call("+84903123456", "1", Duration.ofSeconds(90));
      desk.awaitPhase("RINGING", SOON);
      page.awaitText("Nguyễn Phúc Vĩnh Bảo", SOON);
      String name = "desk-%s-" + language + "-" + width;
      check(desk.screen(), name.formatted("ringing"), wrong);
      desk.press("answer");
      desk.awaitPresence("TALKING", SOON);
      check(desk.screen(), name.formatted("talking"), wrong);
      desk.press("hangup");
      desk.awaitPresence("WRAP_UP", SOON);
      check(desk.screen(), name.formatted("wrap-up"), wrong);
      call.awaitEnd(LATER);
    }
  }

  private static void check(Screen screen, String name, Map<String, String> wrong)
      throws IOException {
    Page page = screen.page();
    screen.picture(name);
    page.evaluate("!!window.axe || (() => { " + axe() + "; return true; })()");
    String found =
        Stream.of(VIOLATIONS, CUT, SIDEWAYS, BENT)
            .map(script -> page.evaluate(script).asText())
            .filter(some -> !some.isEmpty())
            .collect(Collectors.joining("; "));
    if (!found.isEmpty()) {
      wrong.put(name, found);
    }
  }

  /// As after some weeks: many people with long names, several queues, calls of every end; the id
  /// of a call that left a message.
  private static String fill(Tenant tenant) {
    tenant.customer("Nguyễn Phúc Vĩnh Bảo Long Hải Đăng Khoa Trường Giang", "+84903123456");
    for (int i = 0; i < PEOPLE; i++) {
      tenant.customer("Khách hàng số " + i, Tenant.someNumber());
    }
    String repairs = tenant.anotherQueue("Bảo hành và sửa chữa thiết bị điện lạnh tại nhà");
    for (int i = 0; i < PEOPLE; i++) {
      tenant.hire("Trần Ngọc Ánh Tuyết " + i, String.valueOf(801 + i), "", repairs);
    }
    tenant
        .api()
        .post(
            "/prompts",
            UUID.randomUUID().toString(),
            Map.of(
                "name", "Lời chào",
                "text", "Xin chào quý khách, cảm ơn quý khách đã gọi đến công ty. ".repeat(4),
                "language", "vi"));
    calendar(tenant);
    department(tenant);
    List<CarrierCall> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(tenant.call("+84903123456", i % 2 == 0 ? "2" : "1", Duration.ofSeconds(8 + i)));
    }
    calls.forEach(c -> c.awaitEnd(LATER));
    return Await.get("a call that left a message", LATER, () -> message(tenant));
  }

  /// A program and a web-hook with a test in its log; the id of the latter.
  private static String programs(Tenant tenant) {
    tenant
        .api()
        .post(
            "/integrations",
            UUID.randomUUID().toString(),
            Map.of(
                "name",
                "Phần mềm quản lý quan hệ khách hàng của phòng kinh doanh",
                "permissions",
                List.of("customers.see", "customers.change", "calls.see")));
    String hook =
        tenant
            .api()
            .post(
                "/hooks",
                UUID.randomUUID().toString(),
                Map.of(
                    "name",
                    "Phần mềm quản lý quan hệ khách hàng",
                    "url",
                    "https://nowhere.invalid/web-hooks/alo/" + "a-long-way/".repeat(10),
                    "types",
                    List.of("call.offered", "call.ended", "message.left"),
                    "active",
                    true))
            .path("id")
            .asText();
    tenant.api().call("POST", "/hooks/" + hook + "/test", null, null).ok();
    return hook;
  }

  private static void department(Tenant tenant) {
    tenant
        .api()
        .post(
            "/departments",
            UUID.randomUUID().toString(),
            Map.of(
                "name",
                "Phòng chăm sóc khách hàng và bảo hành khu vực miền Trung và Tây Nguyên",
                "function",
                "Nghe khách nói máy hỏng ở đâu, hẹn ngày và cử người đến sửa tại nhà",
                "products",
                List.of("Máy giặt cửa ngang", "Tủ lạnh nhiều ngăn", "Máy lạnh treo tường")));
  }

  private static void calendar(Tenant tenant) {
    Map<String, String> morning = Map.of("from", "08:00", "to", "12:00");
    tenant
        .api()
        .post(
            "/calendars",
            UUID.randomUUID().toString(),
            Map.of(
                "name", "Trung tâm chăm sóc khách hàng khu vực miền Trung và Tây Nguyên",
                "zone", "Asia/Ho_Chi_Minh",
                "periods",
                    List.of(
                        Map.of(
                            "days",
                            List.of("MONDAY", "TUESDAY", "WEDNESDAY"),
                            "from",
                            "08:00",
                            "to",
                            "12:00"),
                        Map.of(
                            "days", List.of("MONDAY", "WEDNESDAY"), "from", "13:30", "to", "17:30"),
                        Map.of(
                            "days", List.of("FRIDAY", "SATURDAY"), "from", "22:00", "to", "06:00")),
                "holidays", List.of("TET_EVE", "TET_1", "NATIONAL"),
                "daysOff",
                    List.of(
                        Map.of("from", "2027-04-29", "to", "2027-05-02", "name", "Nghỉ dài ngày")),
                "makeUpDays",
                    List.of(
                        Map.of(
                            "day", "2027-04-24", "periods", List.of(morning), "name", "Làm bù"))));
  }

  private static Optional<String> message(Tenant tenant) {
    return tenant.records("+84903123456").stream()
        .filter(r -> r.path("recordings").path(0).path("state").asText().equals("STORED"))
        .map(r -> r.path("id").asText())
        .findFirst();
  }

  private static String axe() throws IOException {
    try (InputStream script = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
      assertThat(script).isNotNull();
      return new String(script.readAllBytes(), UTF_8);
    }
  }
}
