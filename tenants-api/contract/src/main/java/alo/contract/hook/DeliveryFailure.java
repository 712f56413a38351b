package alo.contract.hook;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a message had no answer, where it was not the receiver's own: so that screens can say it in
/// their language.
public enum DeliveryFailure {
  NAME_UNKNOWN("Its name leads nowhere"),
  NAME_TIMEOUT("Its name could not be looked up in time"),
  ANSWER_TIMEOUT("It did not answer in time"),
  CERTIFICATE("Its certificate is not valid for its name"),
  UNREACHABLE("It could not be reached");

  private final String sentence;

  DeliveryFailure(String sentence) {
    this.sentence = sentence;
  }

  /// As it stands in a log's line.
  public String sentence() {
    return sentence;
  }

  /// The failure of a sentence; empty for others.
  public static Optional<DeliveryFailure> of(@Nullable String sentence) {
    return Arrays.stream(values()).filter(f -> f.sentence.equals(sentence)).findFirst();
  }
}
