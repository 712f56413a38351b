package alo.ui.workforce;

import alo.contract.agent.AgentImport;
import alo.contract.agent.AgentImport.Cells;
import alo.contract.agent.AgentImport.Row;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Rows of a sheet of people written as CSV again: to be sent in parts, or to be kept by whoever
/// invited them.
final class RowSheet {
  /// Without it a spreadsheet program takes the text for one of another alphabet.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> HEAD =
      List.of("name", "mail", "extension", "permissions", "queues", "department");

  /// What a cell begins with that a spreadsheet program would run as a formula; the wide forms are
  /// taken for the narrow ones in East Asian editions. Where lists are separated by semicolons
  /// whatever follows one begins a cell, quoted or not.
  private static final Pattern FORMULA =
      Pattern.compile("(?:^|(?<=[;\n]))(?=[\\s\"]*[=+\\-@＝＋－＠]|[\t\r])");

  private RowSheet() {}

  /// As the control plane reads it, every cell as it was typed.
  static String toSend(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(cells(row.cells())));
    return csv(lines);
  }

  /// For a spreadsheet program: what became of each, in words, beside what was typed.
  ///
  /// @param heads words for line, outcome and mistakes
  /// @param outcome words for what became of one
  /// @param mistakes all that is wrong with one, empty if nothing is
  static String toKeep(
      List<Row> rows,
      List<String> heads,
      Function<AgentImport.Outcome, String> outcome,
      Function<Row, String> mistakes) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(HEAD);
    head.addAll(heads);
    lines.add(head);
    for (Row row : rows) {
      List<String> line = new ArrayList<>(cells(row.cells()).stream().map(RowSheet::tame).toList());
      line.add(String.valueOf(row.line()));
      line.add(outcome.apply(row.outcome()));
      line.add(tame(mistakes.apply(row)));
      lines.add(line);
    }
    return BYTE_ORDER_MARK + csv(lines);
  }

  private static List<String> cells(Cells cells) {
    return List.of(
        cells.name(),
        cells.mail(),
        cells.extension(),
        cells.permissions(),
        cells.queues(),
        cells.department());
  }

  private static String tame(String cell) {
    return FORMULA.matcher(cell).replaceAll("'");
  }

  private static String csv(List<List<String>> lines) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      lines.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
