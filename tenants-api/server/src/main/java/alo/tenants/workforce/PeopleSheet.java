package alo.tenants.workforce;

import alo.contract.agent.AgentImport;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A sheet of people as programs for tables write it: commas, semicolons or tabs between the cells,
/// a head in English or Vietnamese. A column that is not known is refused, not left out: what
/// stands in it would be lost.
final class PeopleSheet {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /// The columns, with what their heads may be.
  enum Column {
    NAME(true, "name", "full name", "họ tên", "họ và tên", "tên"),
    MAIL(true, "mail", "email", "e-mail", "mail address", "thư điện tử", "địa chỉ email"),
    EXTENSION(true, "extension", "ext", "máy lẻ", "số máy lẻ", "số nội bộ"),
    QUEUES(false, "queues", "queue", "hàng đợi", "hàng chờ"),
    PERMISSIONS(true, "permissions", "permission set", "permission sets", "quyền", "bộ quyền"),
    DEPARTMENT(false, "department", "phòng ban", "phòng", "bộ phận");

    private final boolean needed;
    private final List<String> heads;

    Column(boolean needed, String... heads) {
      this.needed = needed;
      this.heads = List.of(heads);
    }

    /// As mistakes name it.
    String word() {
      return heads.getFirst();
    }

    static Optional<Column> find(String head) {
      String plain = plain(head);
      return Arrays.stream(values()).filter(c -> c.heads.contains(plain)).findFirst();
    }
  }

  /// One line that is not empty.
  ///
  /// @param extra cells beyond the head's, of which nobody knows what they are
  record Line(int number, AgentImport.Cells cells, int extra) {}

  private PeopleSheet() {}

  /// The lines below the head; refuses what is no such sheet at all.
  static List<Line> read(byte[] sheet) {
    if (sheet.length > AgentImport.SHEET_BYTES_MAX) {
      throw new RejectedException(
          ProblemCode.TOO_LARGE,
          "Expected at most %d bytes, but there are %d"
              .formatted(AgentImport.SHEET_BYTES_MAX, sheet.length));
    }
    String text = text(sheet);
    try (CsvReader<CsvRecord> reader = reader(text, separator(text))) {
      List<Line> lines = new ArrayList<>();
      Map<Column, Integer> places = Map.of();
      int width = 0;
      for (CsvRecord row : reader) {
        if (row.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (places.isEmpty()) {
          places = places(row);
          width = row.getFieldCount();
        } else {
          lines.add(line(row, places, width));
          refuseBeyond(lines.size());
        }
      }
      if (lines.isEmpty()) {
        throw refused("empty", "Expected a head and at least one person, but there is nobody");
      }
      return lines;
    } catch (CsvParseException e) {
      throw refused("csv", "Expected CSV, but it can not be read: " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(Throwable e) {
    Throwable deepest = e.getCause() == null ? e : e.getCause();
    return String.valueOf(deepest.getMessage());
  }

  private static void refuseBeyond(int lines) {
    if (lines > AgentImport.ROWS_MAX) {
      throw new RejectedException(
          ProblemCode.TOO_LARGE,
          "Expected at most %d people, but there are more".formatted(AgentImport.ROWS_MAX));
    }
  }

  private static String text(byte[] sheet) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sheet)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw refused("encoding", "Expected UTF-8; save the sheet as \"CSV UTF-8\"");
    }
  }

  /// The one by which most heads are known.
  private static char separator(String text) {
    char best = ',';
    long most = -1;
    for (char separator : SEPARATORS) {
      long known = known(text, separator);
      if (known > most) {
        most = known;
        best = separator;
      }
    }
    return best;
  }

  private static long known(String text, char separator) {
    try (CsvReader<CsvRecord> reader = reader(text, separator)) {
      return reader.stream()
          .filter(row -> !row.getFields().stream().allMatch(String::isBlank))
          .findFirst()
          .map(head -> head.getFields().stream().filter(h -> Column.find(h).isPresent()).count())
          .orElse(0L);
    } catch (CsvParseException _) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  private static Map<Column, Integer> places(CsvRecord head) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < head.getFieldCount(); i++) {
      String name = head.getField(i);
      Column column =
          Column.find(name)
              .orElseThrow(
                  () -> refused("unknown-column", "There is no column \"%s\"".formatted(name)));
      if (places.put(column, i) != null) {
        throw refused("twice", "Expected the column %s once".formatted(column.word()));
      }
    }
    for (Column column : Column.values()) {
      if (column.needed && !places.containsKey(column)) {
        throw refused("no-column", "Expected a column %s in the head".formatted(column.word()));
      }
    }
    return places;
  }

  private static Line line(CsvRecord row, Map<Column, Integer> places, int width) {
    return new Line(
        Math.toIntExact(row.getStartingLineNumber()),
        new AgentImport.Cells(
            cell(row, places, Column.NAME),
            cell(row, places, Column.MAIL),
            cell(row, places, Column.EXTENSION),
            cell(row, places, Column.QUEUES),
            cell(row, places, Column.PERMISSIONS),
            cell(row, places, Column.DEPARTMENT)),
        Math.max(0, row.getFieldCount() - width));
  }

  private static String cell(CsvRecord row, Map<Column, Integer> places, Column column) {
    Integer place = places.get(column);
    return place == null || place >= row.getFieldCount() ? "" : row.getField(place).strip();
  }

  /// As names are compared: whoever types does not see whether an accent is a letter of its own.
  static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ");
  }

  private static RejectedException refused(String code, String detail) {
    return new RejectedException(
        Problem.of(
            ProblemCode.INVALID_REQUEST, detail, List.of(new Problem.At("/", code, detail))));
  }
}
