package alo.contract.agent;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the agent board.
///
/// @param phone whether his telephone is registered
/// @param pause while a call rings, goes on or is wrapped up: why he will be not ready after it, if
///     he will; else null
public record AgentBoard(
    AgentId agent,
    String name,
    String extension,
    Presence presence,
    @Nullable String reason,
    Instant since,
    @Nullable InteractionId call,
    boolean phone,
    @Nullable String pause) {

  /// A line without a pause ahead.
  public AgentBoard(
      AgentId agent,
      String name,
      String extension,
      Presence presence,
      @Nullable String reason,
      Instant since,
      @Nullable InteractionId call,
      boolean phone) {
    this(agent, name, extension, presence, reason, since, call, phone, null);
  }
}
