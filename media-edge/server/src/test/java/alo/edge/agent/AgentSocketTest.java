package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.Presence;
import alo.contract.id.InteractionId;
import alo.contract.problem.ProblemCode;
import alo.edge.loop.TestTenants;
import alo.edge.platform.EdgeProfile;
import alo.edge.platform.TestAccess;
import alo.wire.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EdgeProfile.class)
@DisplayName("The agent socket")
class AgentSocketTest {
  @Inject TestAccess edge;

  private static final int VIOLATED_POLICY = 1008;
  private static final int CANNOT_ACCEPT = 1003;
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;

  @Test
  @DisplayName("[A19] a ticket opens it, commands change the desk, a refusal comes back as a value")
  void commands() throws InterruptedException {
    try (var page = TestPage.open("ana")) {
      var welcome = page.next(AgentSocketMessage.Welcome.class);
      assertThat(welcome.phone().user()).startsWith("demo_").hasSizeGreaterThan(20);
      assertThat(welcome.phone().password()).hasSizeGreaterThan(30);
      assertThat(welcome.phone().server()).startsWith("ws://");
      assertThat(welcome.desk().presence()).isNotEqualTo(Presence.READY);
      page.say(new AgentSocketMessage.Hold());
      assertThat(page.next(AgentSocketMessage.Refused.class).code()).isEqualTo("WRONG_STATE");
      page.say(new AgentSocketMessage.HangUp(new InteractionId("over")));
      assertThat(page.next(AgentSocketMessage.Refused.class).code()).isEqualTo("GONE");
      page.say(new AgentSocketMessage.NotReady("BREAK"));
      AgentSocketMessage.DeskChanged changed;
      do {
        changed = page.next(AgentSocketMessage.DeskChanged.class);
      } while (!"BREAK".equals(changed.desk().reason()));
      page.say(new AgentSocketMessage.LogOut());
      assertThat(page.awaitClosed()).isEqualTo(NORMAL);
    }
  }

  @Test
  @DisplayName("each log-in has its own telephone identity; a reload keeps it")
  void identities() throws InterruptedException {
    var here = TestPage.hello("ana", true);
    String first;
    try (var page = new TestPage()) {
      page.say(here);
      first = page.next(AgentSocketMessage.Welcome.class).phone().user();
    }
    try (var page = new TestPage()) {
      page.say(new AgentSocketMessage.Hello(here.ticket(), false));
      assertThat(page.next(AgentSocketMessage.Welcome.class).phone().user())
          .as("after a reload")
          .isEqualTo(first);
    }
    String second;
    try (var page = TestPage.open("ana")) {
      second = page.next(AgentSocketMessage.Welcome.class).phone().user();
      assertThat(second).as("a log-in without a log-out before").isNotEqualTo(first);
      assertThat(edge.telephoneOf(EdgeProfile.DEMO, TestTenants.ANA)).contains(second);
      page.say(new AgentSocketMessage.LogOut());
      page.awaitClosed();
    }
    try (var page = TestPage.open("ana")) {
      String third = page.next(AgentSocketMessage.Welcome.class).phone().user();
      assertThat(third).isNotEqualTo(second);
      assertThat(second).startsWith("demo_");
      assertThat(first).startsWith("demo_");
      page.say(new AgentSocketMessage.LogOut());
      page.awaitClosed();
    }
  }

  @Test
  @DisplayName("a second window is told that the first has the phone, and may take it over")
  void secondWindow() throws InterruptedException {
    try (var first = TestPage.open("ana");
        var second = new TestPage()) {
      var before = first.next(AgentSocketMessage.Welcome.class).phone();
      second.say(TestPage.hello("ana", false));
      assertThat(second.next(AgentSocketMessage.Refused.class).code())
          .isEqualTo(ProblemCode.PHONE_ELSEWHERE.name());
      second.say(TestPage.hello("ana", true));
      var after = second.next(AgentSocketMessage.Welcome.class).phone();
      assertThat(after.user()).isNotEqualTo(before.user());
      assertThat(first.next(AgentSocketMessage.Refused.class).code())
          .isEqualTo(ProblemCode.PHONE_ELSEWHERE.name());
      assertThat(first.awaitClosed()).isEqualTo(NORMAL);
      second.say(new AgentSocketMessage.LogOut());
      second.awaitClosed();
    }
  }

  @Test
  @DisplayName("garbage closes its own socket with a reason and disturbs nobody")
  void garbage() throws InterruptedException {
    try (var good = TestPage.open("ana")) {
      good.next(AgentSocketMessage.Welcome.class);
      String noSession =
          Json.write(TestPage.hello("ana", true)).replace("}", ",\"session\":\" \"}");
      for (String text :
          new String[] {"{", "[]", "null", "{\"type\":\"x\"}", "\u0000", "hello", noSession}) {
        try (var bad = new TestPage()) {
          bad.sayText(text);
          assertThat(bad.awaitClosed()).as(text).isIn(CANNOT_ACCEPT, VIOLATED_POLICY);
          assertThat(bad.reason.join()).isNotBlank();
        }
      }
      try (var bad = new TestPage()) {
        bad.say(new AgentSocketMessage.Ready());
        assertThat(bad.awaitClosed()).isEqualTo(VIOLATED_POLICY);
      }
      good.say(new AgentSocketMessage.NotReady("STILL_HERE"));
      AgentSocketMessage.DeskChanged changed;
      do {
        changed = good.next(AgentSocketMessage.DeskChanged.class);
      } while (!"STILL_HERE".equals(changed.desk().reason()));
      good.say(new AgentSocketMessage.LogOut());
      good.awaitClosed();
    }
  }

  @Test
  @DisplayName("[W2] forged, ended and strangers' tickets are refused")
  void tickets() throws InterruptedException {
    String good = EdgeProfile.ticket("demo", "ana", Duration.ofMinutes(5));
    for (String ticket :
        new String[] {
          good.substring(0, good.length() - 4) + "AAAA",
          EdgeProfile.ticket("demo", "ana", Duration.ofSeconds(-1)),
          EdgeProfile.ticket("demo", "nobody", Duration.ofMinutes(5)),
          EdgeProfile.ticket("other", "ana", Duration.ofMinutes(5)),
          "nonsense"
        }) {
      try (var page = new TestPage()) {
        page.say(new AgentSocketMessage.Hello(ticket, true));
        assertThat(page.next(AgentSocketMessage.Refused.class).code())
            .isIn("UNAUTHENTICATED", "NOT_FOUND");
        assertThat(page.awaitClosed()).isEqualTo(VIOLATED_POLICY);
      }
    }
  }

  @Test
  @DisplayName("[G2] a frozen page is closed after 6 s of silence, and gets no more calls")
  void frozen() throws InterruptedException {
    try (var page = TestPage.open("ana")) {
      page.next(AgentSocketMessage.Welcome.class);
      page.frozen = true;
      assertThat(page.awaitClosed()).isEqualTo(GOING_AWAY);
      assertThat(page.beats).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  @DisplayName("a socket that does not say hello within 10 s is closed")
  void noHello() {
    try (var stranger = new TestPage()) {
      assertThat(stranger.awaitClosed()).isEqualTo(VIOLATED_POLICY);
      assertThat(stranger.reason.join()).contains("hello");
    }
  }

  @Test
  @DisplayName("who logs in at once after he logged out keeps the new telephone identity")
  void outAndInAgain() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      try (var out = TestPage.open("ana");
          var in = new TestPage()) {
        String before = out.next(AgentSocketMessage.Welcome.class).phone().user();
        out.say(new AgentSocketMessage.LogOut());
        out.awaitClosed();
        in.say(TestPage.hello("ana", true));
        String after = in.next(AgentSocketMessage.Welcome.class).phone().user();
        assertThat(after).isNotEqualTo(before);
        assertThat(edge.telephoneOf(EdgeProfile.DEMO, TestTenants.ANA)).contains(after);
        in.say(new AgentSocketMessage.LogOut());
        in.awaitClosed();
        assertThat(edge.telephoneOf(EdgeProfile.DEMO, TestTenants.ANA)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("an agent who answers a call that another one took is told so")
  void tooLate() throws InterruptedException {
    try (var page = TestPage.open("ana")) {
      page.next(AgentSocketMessage.Welcome.class);
      edge.answeredTooLate(EdgeProfile.DEMO, TestTenants.ANA, new InteractionId("c1"));
      var refused = page.next(AgentSocketMessage.Refused.class);
      assertThat(refused.code()).isEqualTo("GONE");
      assertThat(refused.detail()).startsWith("Expected call c1 to ring you, but");
      page.say(new AgentSocketMessage.LogOut());
      page.awaitClosed();
    }
  }

  @Test
  @DisplayName("[G15] a ticket that is about to end is prolonged by the edge, which takes it back")
  void prolonged() throws InterruptedException {
    AgentSocketMessage.Prolonged prolonged;
    try (var page = TestPage.open("ana")) {
      page.next(AgentSocketMessage.Welcome.class);
      prolonged = page.next(AgentSocketMessage.Prolonged.class);
    }
    try (var page = new TestPage()) {
      page.say(new AgentSocketMessage.Hello(prolonged.ticket(), false));
      page.next(AgentSocketMessage.Welcome.class);
      page.say(new AgentSocketMessage.LogOut());
      page.awaitClosed();
    }
  }
}
