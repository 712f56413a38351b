package alo.tenants.prober;

import java.util.Optional;
import java.util.Set;

/// One request that must not succeed.
///
/// @param operation as the description calls it
/// @param aim whose thing is named where, for people
/// @param target path and query
/// @param body JSON or a sheet, empty if there is none
public record Attempt(
    String operation, String aim, String method, String target, String body, Expected expected) {

  /// What the body is said to be: all but sheets is JSON.
  public String contentType() {
    return body.isEmpty() || body.startsWith("{") ? "application/json" : "text/csv";
  }

  /// What may come of it.
  public enum Expected {
    /// The thing is not there for the asker.
    NOT_THERE(Set.of(401, 403, 404), "HTTP 401, 403 or 404"),
    /// What the body refers to is not there: as if it had never been.
    NOT_KNOWN(Set.of(400, 401, 403, 404, 422), "HTTP 400, 401, 403, 404 or 422"),
    /// As [#NOT_KNOWN], told as a mistake by what only looks.
    TOLD_UNKNOWN(Set.of(200, 401, 403), "a mistake that is told"),
    /// Own data only, or nothing.
    OWN_ONLY(Set.of(200, 400, 401, 403, 404), "own data only"),
    /// Nobody without a token that holds.
    NO_TOKEN(Set.of(401), "HTTP 401"),
    /// Open to strangers, and refused for what it is sent.
    NOTHING_OPEN(Set.of(400, 401, 403, 404), "HTTP 400, 401, 403 or 404");

    private final Set<Integer> statuses;
    private final String text;

    Expected(Set<Integer> statuses, String text) {
      this.statuses = statuses;
      this.text = text;
    }

    boolean isMetBy(int status, String answer) {
      return statuses.contains(status)
          && (this != TOLD_UNKNOWN || status != OK || answer.contains(UNKNOWN));
    }

    /// For people.
    String text() {
      return text;
    }
  }

  /// How an answer is taken.
  public enum Verdict {
    /// As it must be.
    HELD,
    /// Somebody got what is not his, or may have.
    LEAK,
    /// Nobody can say: a failure, or too many requests.
    UNCLEAR
  }

  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  /// How the code of a mistake begins that says: there is no such thing.
  private static final String UNKNOWN = "\"unknown-";
  private static final int FAILURE = 500;

  /// Judges an answer.
  ///
  /// @param words that stand in the other tenant's data and nowhere else
  public Verdict judge(int status, String answer, Set<String> words) {
    if (foundIn(answer, words).isPresent()) {
      return Verdict.LEAK;
    }
    if (expected.isMetBy(status, answer)) {
      return Verdict.HELD;
    }
    return status == TOO_MANY || status >= FAILURE ? Verdict.UNCLEAR : Verdict.LEAK;
  }

  /// The word of another tenant that an answer holds.
  static Optional<String> foundIn(String answer, Set<String> words) {
    return words.stream().filter(answer::contains).findFirst();
  }
}
