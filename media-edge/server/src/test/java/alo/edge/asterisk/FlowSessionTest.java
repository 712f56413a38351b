package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.problem.ProblemCode;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A caller in his flow")
class FlowSessionTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final InteractionId CALL = new InteractionId("lab-1-1");
  private static final Command.CustomerGone GONE =
      new Command.CustomerGone(CALL, EndedBy.CUSTOMER, 16, null);

  @Test
  @DisplayName("a hang-up is told by the session, or by whoever heard it when that is over")
  void goneAfterTheLastWord() {
    var sessions = new FlowSessions();
    var first = new FlowSession(DEMO, CALL);
    sessions.open(first);
    assertThat(sessions.gone(CALL, GONE)).isTrue();
    assertThat(first.takeGone()).isEqualTo(GONE);
    var second = new FlowSession(DEMO, CALL);
    sessions.open(second);
    assertThat(second.takeGone()).isNull();
    assertThat(sessions.gone(CALL, GONE)).as("nobody would tell it").isFalse();
  }

  @Test
  @DisplayName("an ended channel is remembered")
  void ended() {
    var book = new CallBook();
    book.ended("lab-1.1");
    assertThat(book.hasEnded("lab-1.1")).isTrue();
    assertThat(book.hasEnded("lab-1.2")).isFalse();
  }

  @Test
  @DisplayName("only the PBX of this edge may run flows")
  void peers() throws UnknownHostException {
    InetAddress own = InetAddress.getByName("192.0.2.1");
    assertThat(FlowScript.isOwn(InetAddress.getByName("127.0.0.2"), own)).isTrue();
    assertThat(FlowScript.isOwn(own, own)).isTrue();
    assertThat(FlowScript.isOwn(InetAddress.getByName("192.0.2.2"), own)).isFalse();
    assertThat(FlowScript.isOwn(null, own)).isFalse();
  }

  @Test
  @DisplayName("whose step was lost asks again, whose step was stale waits for what comes")
  void lostStep() {
    assertThat(FlowScript.isHeard(new Decision.Accepted(List.of(), List.of()))).isTrue();
    assertThat(FlowScript.isHeard(refused(ProblemCode.WRONG_STATE))).isTrue();
    assertThat(FlowScript.isHeard(refused(ProblemCode.INTERNAL))).isFalse();
    assertThat(FlowScript.isHeard(refused(ProblemCode.NOT_FOUND))).isFalse();
  }

  private static Decision refused(ProblemCode code) {
    return Decision.rejected(code, "Expected one thing, but it is another");
  }
}
