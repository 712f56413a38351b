package alo.engine.ivr;

import alo.contract.flow.Prompt;
import alo.contract.id.RecordingId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the PBX does on the customer's leg for a node of the flow. Each is answered by exactly one
/// `StepDone` command (or by the end of the leg).
public sealed interface Step {

  /// Answer the call.
  record Answer() implements Step {}

  /// Play to the end.
  ///
  /// @param question what comes afterwards: a key interrupts and is the first of its answer, which
  ///     is then typed to its end before this step is; `#` only interrupts. Null if no key does
  record Play(Prompt prompt, @Nullable Ask question) implements Step {}

  /// Play (a key interrupts) and take digits. If some were typed over a [Play] before, nothing is
  /// played and they are the first.
  ///
  /// @param digitsMax stop there; at least 1
  /// @param silence waits for the first digit after the prompt
  /// @param between for each further digit
  /// @param firstAlone a first digit among these ends the step at once
  record Ask(Prompt prompt, int digitsMax, Duration silence, Duration between, String firstAlone)
      implements Step {}

  /// Play, then record until silence, `#` or the limit. The answer tells the length.
  record TakeMessage(Prompt prompt, RecordingId recording, int secondsMax) implements Step {}

  /// How a step ended.
  sealed interface Result {
    /// Done as asked.
    record Finished() implements Result {}

    /// Digits, without the terminator; empty for silence.
    record Digits(String digits) implements Result {}

    /// A message of so many seconds; 0 when there is none.
    record Message(int seconds) implements Result {}

    /// Could not be done, e.g. a prompt that is not there; the flow goes on as after silence.
    record Failed(@Nullable String reason) implements Result {}
  }
}
