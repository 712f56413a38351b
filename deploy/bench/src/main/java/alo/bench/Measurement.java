package alo.bench;

import java.util.List;

/// Something that can be measured. [Bench] runs its own, then every implementation that a jar on
/// the class path names in `META-INF/services/alo.bench.Measurement`: that is how the benchmark of
/// the real chain of PBX, edge and agents joins.
public interface Measurement {

  /// Measures and gives its rows; may take minutes. An exception ends the whole run as a failure.
  ///
  /// @param effort how much to spend
  List<Row> measure(Effort effort) throws Exception;

  /// How much time a measurement may take.
  enum Effort {
    /// Long enough to mean something.
    FULL,
    /// Only to see that it runs; the numbers mean nothing.
    SMOKE
  }
}
