package alo.wire.problem;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a client reads about JSON that is not what was expected: in the house's words and with the
/// place, never with the codec's own sentences, which name our classes.
final class JsonMistake {
  private static final int SHOWN_LENGTH_MAX = 200;
  private static final String OURS = "Expected ";

  private JsonMistake() {}

  static Problem problem(JsonProcessingException e) {
    String detail = detail(e);
    return Problem.of(ProblemCode.INVALID_REQUEST, detail, places(e, detail));
  }

  private static String detail(JsonProcessingException e) {
    String detail =
        switch (e) {
          case InvalidTypeIdException unknown ->
              unknown.getTypeId() == null
                  ? "Expected a field \"type\", but there is none"
                  : "Expected a known type, but it is \"%s\"".formatted(unknown.getTypeId());
          case InvalidFormatException form -> form(form);
          case ValueInstantiationException made -> ours(made.getCause(), "Expected a whole value");
          case JsonMappingException mapping ->
              ours(mapping, "Expected another kind of value, or one that is missing");
          default ->
              e.getLocation() == null
                  ? "Expected JSON"
                  : "Expected JSON, but it is none at line %d, column %d"
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        };
    return detail.length() <= SHOWN_LENGTH_MAX
        ? detail
        : detail.substring(0, SHOWN_LENGTH_MAX) + "...";
  }

  private static String form(InvalidFormatException e) {
    Class<?> type = e.getTargetType();
    String otherwise =
        type != null && type.isEnum()
            ? "Expected one of %s, but it is \"%s\"".formatted(names(type), e.getValue())
            : "Expected a value of another form, but it is \"%s\"".formatted(e.getValue());
    return ours(e, otherwise);
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /// Our own values say what they expect; that is worth passing on.
  private static String ours(@Nullable Throwable e, String otherwise) {
    String message =
        e instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : e instanceof IllegalArgumentException ? e.getMessage() : null;
    return message != null && message.startsWith(OURS) ? message : otherwise;
  }

  private static List<Problem.At> places(JsonProcessingException e, String detail) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return List.of();
    }
    String pointer =
        mapping.getPath().stream()
            .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
            .collect(Collectors.joining("/", "/", ""));
    return List.of(new Problem.At(pointer, "malformed", detail));
  }
}
