package alo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import alo.ui.stub.StubWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubWorld.class)
@DisplayName("A log-in and its answers")
class BoundLogInTest {
  @TestHTTPResource("/")
  URL base;

  private Visitor stepByStep(String person) {
    return new Visitor(base, person, "127.0.0.1", HttpClient.Redirect.NEVER);
  }

  @Test
  @DisplayName("a code is good only to whom it was given, and only for the log-in that he began")
  void codeOfAnother() {
    Visitor agent = stepByStep("AGENT");
    URI asked = agent.led(agent.get("desk"));
    assertThat(asked.getQuery())
        .contains("code_challenge_method=S256")
        .containsPattern("[&?]code_challenge=[\\w-]{43}(&|$)")
        .containsPattern("[&?]nonce=[^&]+");
    String stolen = query(agent.led(agent.go(asked)), "code");
    assertThat(redeem(asked, stolen, "")).isEqualTo(400);
    stolen = query(agent.led(agent.go(asked)), "code");
    assertThat(redeem(asked, stolen, "&code_verifier=guessed")).isEqualTo(400);

    Visitor thief = stepByStep("ADMIN");
    URI begun = thief.led(thief.get("desk"));
    URI own = thief.led(thief.go(begun));
    String victims = query(agent.led(agent.go(asked)), "code");
    refused(thief, URI.create(own.toString().replace(query(own, "code"), victims)));
  }

  @Test
  @DisplayName("an ID token that was made for another log-in opens nothing")
  void tokenOfAnother() {
    Visitor agent = stepByStep("AGENT");
    String asked = agent.led(agent.get("desk")).toString();
    refused(
        agent, agent.led(agent.go(URI.create(asked.replaceAll("([&?]nonce=)[^&]+", "$1another")))));
    URI back = agent.led(agent.go(agent.led(agent.get("desk"))));
    agent.led(agent.go(back));
    assertThat(agent.get("desk").statusCode()).as("untouched").isEqualTo(200);
  }

  private void refused(Visitor visitor, URI back) {
    assertThat(visitor.go(back).statusCode()).isEqualTo(401);
    assertThat(visitor.led(visitor.get("desk")).getHost()).isEqualTo(Visitor.STUB_HOST);
  }

  private static String query(URI address, String name) {
    Matcher value = Pattern.compile("[&?]" + name + "=([^&]+)").matcher(address.toString());
    assertThat(value.find()).as(address.toString()).isTrue();
    return value.group(1);
  }

  /// What the identity provider says to a code.
  private int redeem(URI asked, String code, String more) {
    return new Visitor(base, "NOBODY")
        .send(
            HttpRequest.newBuilder(asked.resolve("token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + code + more)))
        .statusCode();
  }

  @Test
  @DisplayName("nobody frames a page, and browsers take each answer for what it says it is")
  void headers() {
    Visitor agent = new Visitor(base, "AGENT");
    Visitor nobody = stepByStep("NOBODY");
    for (HttpResponse<String> answer :
        List.of(
            agent.get("desk"),
            agent.get("step-up"),
            agent.post("softphone/ticket", ""),
            nobody.get("desk"),
            nobody.get("sign-up.html"),
            nobody.get("softphone/softphone.js"),
            nobody.post("?v-r=uidl&v-uiId=0", "{}"),
            agent.get("call-sheet"))) {
      assertThat(answer.headers().map())
          .as(answer.uri() + " " + answer.statusCode())
          .containsEntry(
              "content-security-policy",
              List.of("frame-ancestors 'none'; object-src 'none'; base-uri 'self'"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("referrer-policy", List.of("same-origin"));
    }
  }

  @Test
  @DisplayName("neither scripts nor other sites have the session of a page, or that of the log-in")
  void cookies() {
    Visitor agent = stepByStep("AGENT");
    HttpResponse<String> asked = agent.get("desk");
    List<String> given = new ArrayList<>(asked.headers().allValues("Set-Cookie"));
    HttpResponse<String> loggedIn = agent.go(agent.led(agent.go(agent.led(asked))));
    given.addAll(loggedIn.headers().allValues("Set-Cookie"));
    HttpResponse<String> page = agent.go(agent.led(loggedIn));
    assertThat(page.body()).contains("<alo-softphone");
    given.addAll(page.headers().allValues("Set-Cookie"));
    for (String name : List.of("JSESSIONID", "q_session", "q_auth")) {
      assertThat(given)
          .filteredOn(cookie -> cookie.startsWith(name) && !cookie.contains("Max-Age=0"))
          .as(name)
          .isNotEmpty()
          .allSatisfy(
              cookie ->
                  assertThat(cookie.toLowerCase(Locale.ROOT))
                      .containsPattern("; ?httponly")
                      .contains("samesite=lax"));
    }
  }

  @Test
  @DisplayName("of what the framework tells, strangers see health and metrics only")
  void framework() {
    Visitor stranger = stepByStep("NOBODY");
    for (String path :
        List.of("q/health/live", "q/health/ready", "q/health/started", "q/metrics")) {
      assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path : List.of("q/info", "q/openapi", "q/health-ui", "q/", "q/metrics/more")) {
      assertThat(stranger.led(stranger.get(path)).getHost()).as(path).isEqualTo(Visitor.STUB_HOST);
    }
  }
}
