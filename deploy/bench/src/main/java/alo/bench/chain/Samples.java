package alo.bench.chain;

import java.util.List;

/// Measured times in ms, sorted.
record Samples(List<Double> sorted) {
  Samples {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("Expected measured times, but there are none");
    }
    sorted = sorted.stream().sorted().toList();
  }

  int count() {
    return sorted.size();
  }

  double mean() {
    return sorted.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /// The nearest rank: at least this share of all is not longer.
  double percentile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }
}
