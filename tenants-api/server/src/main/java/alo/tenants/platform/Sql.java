package alo.tenants.platform;

import alo.contract.id.Id;
import alo.contract.value.E164;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements with bound values; ids, moments, lists and enums bind as what the columns hold.
public final class Sql {
  private Sql() {}

  /// Reads one row.
  @FunctionalInterface
  public interface Row<T> {
    /// The value of the current row.
    T read(ResultSet row) throws SQLException;
  }

  /// All rows.
  public static <T> List<T> list(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    }
  }

  /// The first row.
  public static <T> Optional<T> find(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    List<T> found = list(connection, sql, row, values);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /// Changes rows and says how many.
  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// Binds values to a statement, from its first place on.
  public static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, bindable(connection, values[i]));
    }
  }

  /// A moment of a column, or null.
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /// A moment of a column that is never null.
  public static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  /// The strings of an array column.
  public static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(connection, statement, values);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static @Nullable Object bindable(Connection connection, @Nullable Object value)
      throws SQLException {
    return switch (value) {
      case null -> null;
      case Id id -> id.value();
      case E164 number -> number.value();
      case Instant at -> Timestamp.from(at);
      case LocalDate day -> java.sql.Date.valueOf(day);
      case Enum<?> word -> word.name();
      case Collection<?> many -> {
        Object[] elements = new Object[many.size()];
        int i = 0;
        for (Object element : many) {
          elements[i++] = String.valueOf(element);
        }
        yield connection.createArrayOf("varchar", elements);
      }
      default -> value;
    };
  }
}
