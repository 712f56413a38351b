package alo.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows as a table for people and as JSON for programs.
final class Report {
  private Report() {}

  static String table(List<Row> rows) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(4);
    String form = "%-" + width + "s  %14s  %-5s  %14s  %7s  %12s%n";
    StringBuilder table = new StringBuilder();
    table.append(form.formatted("what", "value", "unit", "other side", "ratio", "aim"));
    for (Row row : rows) {
      table.append(
          form.formatted(
              row.name(),
              number(row.value()),
              row.unit(),
              number(row.other()),
              number(row.ratio()),
              number(row.aim())));
    }
    return table.toString();
  }

  /// An array of `{name, value, unit, other, ratio}`; `other` and `ratio` may be null.
  static String json(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                """
                {"name": "%s", "value": %s, "unit": "%s", "other": %s, "ratio": %s}\
                """
                    .formatted(
                        escaped(row.name()),
                        plain(row.value()),
                        escaped(row.unit()),
                        plain(row.other()),
                        plain(row.ratio())))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "-";
    }
    return String.format(Locale.ROOT, Math.abs(value) < 1_000 ? "%,.1f" : "%,.0f", value);
  }

  private static String plain(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? "null"
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
