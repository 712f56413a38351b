package alo.contract.agent;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the agent board.
///
/// @param phone whether his telephone is registered
public record AgentBoard(
    AgentId agent,
    String name,
    String extension,
    Presence presence,
    @Nullable String reason,
    Instant since,
    @Nullable InteractionId call,
    boolean phone) {}
