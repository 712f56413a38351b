package alo.bench;

import alo.bench.Row.Better;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The pure jars under JMH, each beside the plain way to do the same in the same run.
final class PureMeasurement implements Measurement {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  @Override
  public List<Row> measure(Effort effort) throws RunnerException {
    Collection<RunResult> results = new Runner(options(effort).build()).run();
    List<Row> rows = new ArrayList<>();
    for (String agents : new String[] {"1000", "10000"}) {
      double aim = agents.equals("1000") ? 250 : 1_500;
      RunResult matcher = find(results, "MatchBenchmark.matcher", agents);
      RunResult arrival = find(results, "MatchBenchmark.arrival", agents);
      RunResult scan = find(results, "MatchBenchmark.linearScan", agents);
      String among = " among " + agents + " agents";
      rows.add(
          new Row(
              "match" + among + ", other: linear scan",
              score(matcher),
              "ns",
              score(scan),
              Better.SMALLER,
              aim));
      rows.add(
          new Row(
              "match" + among + ", allocation",
              allocated(matcher),
              "B/op",
              allocated(scan),
              Better.SMALLER,
              0.0));
      rows.add(
          new Row(
              "match with the call's arrival and ids" + among + ", other: linear scan",
              score(arrival),
              "ns",
              score(scan),
              Better.SMALLER,
              null));
    }
    rows.addAll(rating(results));
    return rows;
  }

  private static List<Row> rating(Collection<RunResult> results) {
    RunResult match = find(results, "RatingBenchmark.match", null);
    return List.of(
        new Row(
            "ratings, 100000 prefixes, other: TreeMap and BigDecimal",
            score(find(results, "RatingBenchmark.rate", null)),
            "1/s",
            score(find(results, "RatingBenchmark.treeMapRate", null)),
            Better.LARGER,
            1_000_000.0),
        new Row(
            "longest prefix of 100000, other: TreeMap",
            score(match),
            "1/s",
            score(find(results, "RatingBenchmark.treeMapMatch", null)),
            Better.LARGER,
            null),
        new Row(
            "longest prefix of 100000, allocation",
            allocated(match),
            "B/op",
            allocated(find(results, "RatingBenchmark.treeMapMatch", null)),
            Better.SMALLER,
            0.0));
  }

  private static ChainedOptionsBuilder options(Effort effort) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("alo\\.bench\\..*")
            .threads(1)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class);
    return switch (effort) {
      case FULL ->
          options
              .forks(1)
              // One core: no collector threads beside the benchmark.
              .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
              .warmupIterations(3)
              .warmupTime(TimeValue.milliseconds(700))
              .measurementIterations(3)
              .measurementTime(TimeValue.seconds(1))
              .verbosity(VerboseMode.SILENT);
      case SMOKE ->
          options
              .forks(0)
              .warmupIterations(0)
              .measurementIterations(1)
              .measurementTime(TimeValue.milliseconds(5))
              .verbosity(VerboseMode.SILENT);
    };
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  /// Bytes an operation. Less than one is the harness's own, shared out over millions of
  /// operations: no object is that small.
  private static double allocated(RunResult result) {
    double bytes =
        result.getSecondaryResults().entrySet().stream()
            .filter(e -> e.getKey().endsWith(ALLOCATION))
            .mapToDouble(e -> e.getValue().getScore())
            .findFirst()
            .orElse(Double.NaN);
    return bytes < 1 ? 0 : bytes;
  }

  private static RunResult find(
      Collection<RunResult> results, String benchmark, @Nullable String agents) {
    return results.stream()
        .filter(r -> r.getParams().getBenchmark().endsWith("." + benchmark))
        .filter(r -> agents == null || agents.equals(r.getParams().getParam("agents")))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("Expected %s, but it did not run".formatted(benchmark)));
  }
}
