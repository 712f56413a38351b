package alo.tenants.platform;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects every mistake of a request at its place, so that a form can show all of them at once.
public final class Check {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s\\p{Cntrl}@<>\"]{1,64}@[^\\s\\p{Cntrl}@<>\"]{1,185}");
  private static final Instant MOMENT_MIN = Instant.EPOCH;
  private static final Instant MOMENT_END = Instant.parse("2200-01-01T00:00:00Z");
  private final List<Problem.At> errors = new ArrayList<>();

  /// A body that must be there.
  public static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new RejectedException(ProblemCode.INVALID_REQUEST, "Expected a body, but it is empty");
    }
    return body;
  }

  /// A moment of a request's address, that may be absent.
  public static @Nullable Instant moment(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Instant moment = Instant.parse(text);
      if (!moment.isBefore(MOMENT_MIN) && moment.isBefore(MOMENT_END)) {
        return moment;
      }
    } catch (DateTimeParseException _) {
      // Refused below, like the year 300,000.
    }
    throw new RejectedException(
        ProblemCode.INVALID_REQUEST,
        "Expected a moment like 2026-11-22T03:00:00Z, of the years 1970 to 2199");
  }

  /// A name of a length in characters, not blank and on one line: it may come to stand in the
  /// header of a mail or of a call, where a line break would begin another header.
  public Check line(String place, @Nullable String value, int min, int max) {
    return value != null && hasBreak(value)
        ? mistake(place, "line", "Expected one line")
        : text(place, value, min, max);
  }

  /// A line that may be absent.
  public Check optionalLine(String place, @Nullable String value, int max) {
    return value != null && hasBreak(value)
        ? mistake(place, "line", "Expected one line")
        : optionalText(place, value, max);
  }

  /// A text of a length in characters, not blank.
  public Check text(String place, @Nullable String value, int min, int max) {
    if (value == null || value.isBlank() && min > 0 || hasControl(value)) {
      return mistake(place, "missing", "Expected a text of %d to %d characters", min, max);
    }
    int length = value.codePointCount(0, value.length());
    return length < min || length > max
        ? mistake(
            place, "length", "Expected %d to %d characters, but there are %d", min, max, length)
        : this;
  }

  /// A text that may be absent.
  public Check optionalText(String place, @Nullable String value, int max) {
    if (value == null) {
      return this;
    }
    if (hasControl(value)) {
      return mistake(place, "control", "Expected no control characters");
    }
    return value.codePointCount(0, value.length()) <= max
        ? this
        : mistake(place, "length", "Expected at most %d characters", max);
  }

  /// A number in a range.
  public Check range(String place, int value, int min, int max) {
    return value >= min && value <= max
        ? this
        : mistake(place, "range", "Expected %d to %d, but it is %d", min, max, value);
  }

  /// A mail address; only its rough form, since the mail itself is the test.
  public Check email(String place, @Nullable String value) {
    return value != null && EMAIL.matcher(value).matches()
        ? this
        : mistake(place, "email", "Expected a mail address");
  }

  /// A value that must be there.
  public Check present(String place, @Nullable Object value) {
    return value == null ? mistake(place, "missing", "Expected a value") : this;
  }

  /// A list of limited length, without nulls.
  public Check list(String place, @Nullable Collection<?> values, int max) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      return mistake(place, "missing", "Expected a list without gaps");
    }
    return values.size() <= max ? this : mistake(place, "length", "Expected at most %d", max);
  }

  /// Anything else.
  public Check that(boolean holds, String place, String code, String detail) {
    return holds ? this : mistake(place, code, "%s", detail);
  }

  /// Refuses the request if there was a mistake.
  public void done() {
    if (!errors.isEmpty()) {
      throw new RejectedException(
          Problem.of(ProblemCode.INVALID_REQUEST, errors.getFirst().detail(), errors));
    }
  }

  private Check mistake(String place, String code, String detail, Object... values) {
    errors.add(new Problem.At(place, code, detail.formatted(values)));
    return this;
  }

  private static boolean hasControl(String value) {
    return value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
  }

  private static boolean hasBreak(String value) {
    return value
        .codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                });
  }
}
