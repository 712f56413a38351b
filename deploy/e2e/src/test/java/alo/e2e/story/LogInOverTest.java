package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class LogInOverTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SESSION_COOKIES = "q_session";

  @Test
  @DisplayName(
      "[G1] the pages' log-in ends in a call: the call goes on, a new log-in happens beside it")
  void inCall(AloSystem alo) {
    Tenant tenant = alo.signUp("Hết phiên", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ em vẫn nghe đây, anh cứ nói tiếp đi ạ.");
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(Tenant.someNumber(), "1", Duration.ofSeconds(120));
      desk.awaitPhase("RINGING", SOON);
      desk.press("answer");
      desk.awaitPresence("TALKING", SOON);
      ChainTest.hear(call, ana.voice(), "the caller hears the agent");
      desk.page().evaluate("window.aloSamePage = true");

      desk.page().forget(SESSION_COOKIES);
      desk.page().click("#nav-customers", "", SOON);
      desk.page()
          .await(
              "the page to say that the log-in is over",
              SOON,
              "document.querySelector('.v-system-error')"
                  + " && named('[data-testid=sign-in]').length");
      desk.page().click(".v-system-error", "", SOON);
      desk.page()
          .await(
              "the telephone to know of the new log-in",
              SOON,
              "named('[data-testid=sign-in]').length === 0");

      long length = call.heard().toFile().length();
      Await.until(
          "the caller still hears the agent",
          SOON,
          () -> ana.voice().isIn(ChainTest.heardSince(call, length)));
      assertThat(desk.presence()).isEqualTo("TALKING");
      assertThat(desk.page().evaluate("window.aloSamePage === true").asBoolean())
          .as("the page was never loaded anew")
          .isTrue();
      desk.press("hangup");
      desk.awaitPresence("WRAP_UP", SOON);
      desk.press("finish-not-ready");
      desk.awaitPresence("NOT_READY", SOON);

      desk.page().click(".v-system-error", "", SOON);
      desk.page()
          .await(
              "the page anew, without a question for a password",
              SOON,
              "window.aloSamePage === undefined && document.querySelector('#own-calls')");
    }
  }
}
