package alo.contract.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal as it travels: `application/problem+json`, RFC 9457, with the code and the places.
///
/// @param type `urn:alo:problem:<slug>`
/// @param title the code's title
/// @param status HTTP status
/// @param detail what was expected and what is; says what to do
/// @param code the code's name
/// @param errors each mistake at its place, e.g. a flow's node or a field; empty if there is one
/// cause
public record Problem(
    String type, String title, int status, @Nullable String detail, String code, List<At> errors) {

  /// One mistake.
  ///
  /// @param place a JSON pointer or a flow's node id
  /// @param code machine word, e.g. `unknown-node`
  /// @param detail for people
  public record At(String place, String code, String detail) {}

  /// A problem of a code.
  public static Problem of(ProblemCode code, @Nullable String detail, List<At> errors) {
    return new Problem(
        "urn:alo:problem:" + code.slug(),
        code.title(),
        code.status(),
        detail,
        code.name(),
        List.copyOf(errors));
  }
}
