package alo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import alo.ui.stub.StubWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubWorld.class)
@DisplayName("The pages")
class PagesTest {

  @TestHTTPResource("/")
  URL base;

  @Test
  @DisplayName("[W9] the log-in is the identity provider's; then the page comes with the telephone")
  void logIn() {
    HttpResponse<String> page = new Visitor(base, "AGENT").get("desk", "Accept-Language", "vi");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<alo-softphone agent=\"u-an\">")
        .contains("src=\"softphone/softphone.js\"")
        .contains("lang=\"vi\"");
    // Beside the outlet, not in it: views come and go there.
    assertThat(page.body().indexOf("<alo-softphone"))
        .isGreaterThan(page.body().indexOf("id=\"outlet\"></div>"));
  }

  @Test
  @DisplayName("a script without a log-in is told so and not led away")
  void scriptWithoutLogIn() {
    HttpResponse<String> answer =
        new Visitor(base, "AGENT").post("softphone/ticket", "", "X-Requested-With", "JavaScript");
    assertThat(answer.statusCode()).isEqualTo(499);
  }

  @Test
  @DisplayName("a page that is open when the log-in ends is told so, in words that Vaadin knows")
  void openPageWithoutLogIn() {
    Visitor gone = new Visitor(base, "AGENT");
    assertThat(gone.post("?v-r=uidl&v-uiId=0", "{}").statusCode()).isEqualTo(401);
    assertThat(gone.post("?v-r=heartbeat&v-uiId=0", "").statusCode()).isEqualTo(403);
    assertThat(gone.get("signed-in.html").body()).contains("alo-sign-in");
  }

  @Test
  @DisplayName("what an open page says when its session is over is in the chosen language")
  void languageOfTheEnd() {
    Visitor visitor = new Visitor(base, "AGENT");
    visitor.get("desk", "Accept-Language", "en");
    String begun =
        visitor
            .get(
                "?v-r=init&location=desk&query=",
                "Accept-Language",
                "en",
                "Cookie",
                "alo-language=vi")
            .body();
    assertThat(begun).contains("Trang này mở quá lâu").doesNotContain("This page was open");
  }

  @Test
  @DisplayName("a session that is no longer good is told to an open page, not led away")
  void brokenSession() {
    Visitor visitor = new Visitor(base, "AGENT");
    HttpResponse<String> request =
        visitor.post("?v-r=uidl&v-uiId=0", "{}", "Cookie", "q_session=garbage");
    assertThat(request.statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("[I1] an announcement can be heard by whom it belongs to, and by nobody else")
  void announcements() {
    Visitor admin = new Visitor(base, "ADMIN");
    admin.get("prompts");
    HttpResponse<String> sound = admin.get("prompt-audio/p1");
    assertThat(sound.statusCode()).isEqualTo(200);
    assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(admin.get("prompt-audio/none").statusCode()).isEqualTo(404);
    Visitor agent = new Visitor(base, "AGENT");
    agent.get("desk");
    assertThat(agent.get("prompt-audio/p1").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("[B1] who sees all calls downloads those that the filters find; an agent can not")
  void callSheet() {
    Visitor supervisor = new Visitor(base, "SUPERVISOR");
    supervisor.get("calls");
    HttpResponse<String> sheet =
        supervisor.get("call-sheet?from=2026-11-01T00%3A00%3A00Z&phone=%2B84903123456");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(sheet.body())
        .isEqualTo(
            "\uFEFFcall,asked\r\nc-1,from=2026-11-01T00%3A00%3A00Z&phone=%2B84903123456\r\n");
    assertThat(supervisor.get("call-sheet").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = supervisor.get("call-sheet?refused");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).isEqualTo("Choose a shorter time");
    Visitor agent = new Visitor(base, "AGENT");
    agent.get("desk");
    assertThat(agent.get("call-sheet").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("[X16] who may read the audit trail downloads what the filters find; others can not")
  void auditSheet() {
    Visitor admin = new Visitor(base, "ADMIN");
    assertThat(admin.get("audit").statusCode()).isEqualTo(200);
    HttpResponse<String> sheet = admin.get("audit-sheet?act=queue&q=%C4%91");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(sheet.body()).contains("act=queue&q=%C4%91");
    Visitor supervisor = new Visitor(base, "SUPERVISOR");
    supervisor.get("calls");
    assertThat(supervisor.get("audit-sheet").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("[X16] the control plane is told from where and with which program a person asks")
  void tellsTheBrowser() {
    Visitor behindIngress = new Visitor(base, "SUPERVISOR", "127.0.50.9");
    behindIngress.get("calls");
    assertThat(
            behindIngress
                .get("call-sheet?asker", "X-Forwarded-For", "203.0.113.7", "User-Agent", "Fire/é")
                .body())
        .contains("asker,203.0.113.7,Fire/");
    Visitor direct = new Visitor(base, "SUPERVISOR", "127.0.51.9");
    direct.get("calls");
    assertThat(direct.get("call-sheet?asker", "X-Forwarded-For", "203.0.113.7").body())
        .contains("asker,127.0.51.9,Java-http-client");
  }

  @Test
  @DisplayName("[W5] an agent's telephone gets a ticket; others get none")
  void tickets() {
    Visitor agent = new Visitor(base, "AGENT");
    agent.get("desk");
    HttpResponse<String> ticket =
        agent.post("softphone/ticket", "", "X-Requested-With", "JavaScript");
    assertThat(ticket.statusCode()).isEqualTo(200);
    assertThat(ticket.body()).contains("\"ticket\"").contains("/agent\"");
    Visitor admin = new Visitor(base, "ADMIN");
    admin.get("agents");
    assertThat(admin.post("softphone/ticket", "").statusCode()).isEqualTo(204);
  }

  @Test
  @DisplayName("[D5] who is locked gets no telephone, and an open page of his is told why")
  void locked() {
    Visitor locked = new Visitor(base, "LOCKED");
    assertThat(locked.get("").body()).contains("<alo-softphone agent=\"\">");
    HttpResponse<String> ticket =
        locked.post("softphone/ticket", "", "X-Requested-With", "JavaScript");
    assertThat(ticket.statusCode()).isEqualTo(403);
    assertThat(ticket.body()).contains("USER_LOCKED");
  }

  @Test
  @DisplayName("[X15] who needs a second factor is led to log in with one, and comes to his page")
  void secondFactor() {
    Visitor careful = new Visitor(base, "CAREFUL");
    HttpResponse<String> page = careful.onward(careful.get("desk"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/desk");
    assertThat(page.body()).contains("<alo-softphone agent=\"u-can\">");
    assertThat(careful.get("icon.svg").statusCode()).isEqualTo(200);
    Visitor admin = new Visitor(base, "ADMIN");
    admin.get("security");
    assertThat(admin.get("step-up").uri().getPath()).isEqualTo("/security");
  }

  @Test
  @DisplayName("[C14] the telephone shows who calls, before the answer")
  void whoCalls() {
    Visitor agent = new Visitor(base, "AGENT");
    agent.get("desk");
    HttpResponse<String> known = agent.get("softphone/customer?phone=%2B84903123456");
    assertThat(known.body()).contains("Nguyễn Văn Hùng").contains("anh");
    assertThat(agent.get("softphone/customer?phone=%2B84900000000").statusCode()).isEqualTo(204);
    assertThat(agent.get("softphone/customer?phone=garbage").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("texts and files of the telephone need no log-in")
  void openFiles() {
    Visitor nobody = new Visitor(base, "NOBODY");
    assertThat(nobody.get("softphone/texts?lang=vi").body())
        .contains("\"phone.ready\":\"Sẵn sàng\"");
    assertThat(nobody.get("softphone/texts?lang=zh").body())
        .as("a language that is only prepared")
        .contains("\"phone.ready\":\"Ready\"");
    assertThat(nobody.get("softphone/softphone.css").statusCode()).isEqualTo(200);
    assertThat(nobody.get("bye.html").statusCode()).isEqualTo(200);
    String letters = nobody.get("fonts/fonts.css").body();
    Matcher file = Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(letters);
    while (file.find()) {
      assertThat(nobody.get("fonts/" + file.group(1)).statusCode())
          .as(file.group(1))
          .isEqualTo(200);
    }
    assertThat(letters).contains("vietnamese");
    assertThat(nobody.get("q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("[W1] a stranger signs up with one form and by the link of a mail")
  void signUp() {
    Visitor stranger = new Visitor(base, "NOBODY");
    assertThat(stranger.get("sign-up.html").body()).contains("sign-up");
    assertThat(stranger.get("sign-up").uri()).hasPath("/sign-up.html");
    HttpResponse<String> asked =
        stranger.post(
            "sign-up",
            "{\"company\":\"Gốm Bát Tràng\",\"ownerName\":\"Hà\",\"ownerEmail\":\"ha@example.vn\","
                + "\"language\":\"vi\"}",
            "Content-Type",
            "application/json");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("ha@example.vn of 127.0.").doesNotContain("+84");
    assertThat(stranger.get("verify.html").body()).contains("verify.js");
    assertThat(stranger.get("verify.js").statusCode()).isEqualTo(200);
    HttpResponse<String> done =
        stranger.post("sign-up/verify", "{\"token\":\"abc\"}", "Content-Type", "application/json");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("+842873009999").contains("abc");
  }

  @Test
  @DisplayName(
      "a stranger behind an ingress is counted by his own address, if one trusts the ingress")
  void strangersBehindAnIngress() throws Exception {
    assertThat(countedBehind("127.0.50.9")).contains(" of 203.0.113.7");
    assertThat(countedBehind("127.0.51.9")).contains(" of 127.0.51.9").doesNotContain("203.0");
  }

  /// As whom a stranger signs up of whom somebody at this address says that he is 203.0.113.7.
  private String countedBehind(String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "sign-up"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", "203.0.113.7")
            .POST(
                BodyPublishers.ofString(
                    "{\"company\":\"Gốm\",\"ownerName\":\"Hà\",\"ownerEmail\":\"ha@example.vn\","
                        + "\"language\":\"vi\"}"))
            .build();
    try (HttpClient ingress =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build()) {
      return ingress.send(request, BodyHandlers.ofString()).body();
    }
  }
}
