package alo.local.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a caller does.
///
/// @param edge where the number is reached, e.g. `edge1`
/// @param number dialled
/// @param from caller id; null withholds it
/// @param keys pressed after the answer, empty for none
/// @param keysAfter silence before the keys
/// @param talkAfter silence between the keys and the voice
/// @param stay how long he talks before he hangs up
/// @param voice name of a voice of [Voices]
/// @param byGateway whether the call arrives by the gateway to the telephone network instead of by
///     the carrier's SIP trunk
public record CallPlan(
    String edge,
    String number,
    @Nullable String from,
    String keys,
    Duration keysAfter,
    Duration talkAfter,
    Duration stay,
    String voice,
    boolean byGateway) {
  /// A caller who presses a key and talks.
  public static CallPlan to(String edge, String number, String from, String keys, Duration stay) {
    return new CallPlan(
        edge,
        number,
        from,
        keys,
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        stay,
        "caller",
        false);
  }

  /// The same caller, silent for so long before he talks.
  public CallPlan silentFor(Duration silence) {
    return new CallPlan(edge, number, from, keys, keysAfter, silence, stay, voice, byGateway);
  }

  /// The same caller with another voice.
  public CallPlan withVoice(String name) {
    return new CallPlan(edge, number, from, keys, keysAfter, talkAfter, stay, name, byGateway);
  }

  /// The same caller on another way.
  public CallPlan throughGateway() {
    return new CallPlan(edge, number, from, keys, keysAfter, talkAfter, stay, voice, true);
  }
}
