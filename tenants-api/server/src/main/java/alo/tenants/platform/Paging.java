package alo.tenants.platform;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pages by cursor: the sort key of the last item, which stays true while rows come and go.
public final class Paging {
  /// Items of a page unless asked.
  public static final int LIMIT = 50;

  /// Items of a page at most.
  public static final int LIMIT_MAX = 200;

  private Paging() {}

  /// The asked number of items, checked.
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return LIMIT;
    }
    if (asked < 1 || asked > LIMIT_MAX) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected a limit of 1 to %d, but it is %d".formatted(LIMIT_MAX, asked));
    }
    return asked;
  }

  /// The sort key in a cursor, or empty at the beginning.
  public static String after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      // No sort key has one, and the database takes no text with a NUL.
      if (key.chars().noneMatch(c -> c < ' ')) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // Refused below, like a cursor of somebody's own making.
    }
    throw noCursor();
  }

  /// The sort key in a cursor, if there is one.
  public static Optional<String> find(@Nullable String cursor) {
    return Optional.of(after(cursor)).filter(key -> !key.isEmpty());
  }

  /// What a cursor of somebody's own making is told.
  public static RejectedException noCursor() {
    return new RejectedException(
        ProblemCode.INVALID_REQUEST, "Expected a cursor from an earlier page");
  }

  /// A page from one item more than the limit; that one tells whether there is a next page.
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, String> key, Function<R, T> view) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? cursor(key.apply(shown.getLast())) : null;
    return new Page<>(shown.stream().map(view).toList(), next);
  }

  /// A sort key as it travels.
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
