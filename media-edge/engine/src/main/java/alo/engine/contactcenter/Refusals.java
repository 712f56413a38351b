package alo.engine.contactcenter;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.problem.ProblemCode;
import alo.engine.contactcenter.Decision.Rejected;
import alo.engine.presence.AgentState;
import org.jspecify.annotations.Nullable;

/// The refusals that several commands give, always in the same words.
final class Refusals {
  private Refusals() {}

  static Rejected unknownCall(InteractionId call) {
    return Decision.rejected(
        ProblemCode.NOT_FOUND, "Expected call %s to be live, but it is not".formatted(call));
  }

  static Rejected staleOffer(OfferId offer) {
    return Decision.rejected(
        ProblemCode.WRONG_STATE, "Expected offer %s to be out, but it is over".formatted(offer));
  }

  static Rejected unknownAgent(AgentId agent) {
    return Decision.rejected(
        ProblemCode.NOT_FOUND, "Expected an agent of this tenant, but it is %s".formatted(agent));
  }

  static Rejected locked(AgentId agent) {
    return Decision.rejected(
        ProblemCode.USER_LOCKED, "Expected an agent who is not locked, but %s is".formatted(agent));
  }

  static Rejected notOnDesk(InteractionId meant, AgentState agent, @Nullable InteractionId there) {
    return Decision.rejected(
        ProblemCode.GONE,
        "Expected call %s on the desk of agent %s, but it is %s"
            .formatted(meant, agent.id(), there == null ? "empty" : "call " + there));
  }

  static Rejected wrongPresence(AgentState agent, String expected) {
    return wrongState("agent " + agent.id(), expected, agent.presence());
  }

  static Rejected wrongState(String who, String expected, Object actual) {
    return Decision.rejected(
        ProblemCode.WRONG_STATE,
        "Expected %s to be %s, but it is %s".formatted(who, expected, actual));
  }
}
