package alo.contract.hook;

import java.util.Arrays;
import java.util.Optional;

/// The names of public events. A name is never given another meaning: a new meaning is a new name.
public enum EventType {
  /// A call came in or was begun to the outside.
  CALL_STARTED("call.started"),
  /// A call rings an agent, who has not answered yet: the moment for a pop-up.
  CALL_OFFERED("call.offered"),
  /// Somebody answered: of a call in the agent or number that it rang, of a call out the far end.
  CALL_ANSWERED("call.answered"),
  /// A call is over; its record is whole but for wrap-up code and recordings.
  CALL_ENDED("call.ended"),
  /// A caller left a message.
  MESSAGE_LEFT("message.left"),
  /// A recording or message can be listened to.
  RECORDING_STORED("recording.stored"),
  /// An agent's presence, pause or telephone is another.
  AGENT_CHANGED("agent.changed"),
  /// Somebody pressed a web-hook's test button; only that hook gets it, not the stream.
  HOOK_TEST("hook.test");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /// The name as it travels.
  public String word() {
    return word;
  }

  /// Whether it is told to everybody who asks for it.
  public boolean isPublished() {
    return this != HOOK_TEST;
  }

  /// The type of a name.
  public static Optional<EventType> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
  }
}
