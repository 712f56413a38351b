package alo.contract.agent;

import alo.contract.id.AgentId;
import alo.contract.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a sheet of people (CSV), in the sheet's order.
public record AgentImport(List<Row> rows) {
  /// People of a sheet at most.
  public static final int ROWS_MAX = 500;

  /// Bytes of a sheet at most.
  public static final int SHEET_BYTES_MAX = 512 * 1024;

  /// One line.
  ///
  /// @param line where it begins in the sheet, the head being line 1
  /// @param agent who it is, once he is entered
  /// @param mistakes each at its column's word, e.g. `mail`, or at none for the whole line
  public record Row(
      int line, Cells cells, Outcome outcome, @Nullable AgentId agent, List<Problem.At> mistakes) {}

  /// What a line says, as it was typed; empty where the sheet has no such column.
  ///
  /// @param queues names or ids with `;`, `,` or `|` between them
  /// @param permissions sets of permissions, likewise
  /// @param department its name or id
  public record Cells(
      String name,
      String mail,
      String extension,
      String queues,
      String permissions,
      String department) {}

  /// What happened with a line.
  public enum Outcome {
    /// Only looked at: could be invited.
    READY,
    /// Is entered and invited now.
    INVITED,
    /// Was here before, and is left as he is.
    PRESENT,
    /// Has mistakes and was left out.
    WRONG,
    /// Something that is needed was away: nothing was done, and the same line works later.
    FAILED
  }
}
