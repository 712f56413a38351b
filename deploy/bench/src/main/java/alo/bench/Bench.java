package alo.bench;

import alo.bench.Measurement.Effort;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Runs every benchmark, prints one table and writes `.alo/bench.json`.
///
/// Arguments: the file to write (default `.alo/bench.json` under the current folder), and `--smoke`
/// to see only that everything runs.
public final class Bench {
  private static final Path DEFAULT_FILE = Path.of(".alo", "bench.json");

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Effort effort = Effort.FULL;
    Path file = DEFAULT_FILE;
    for (String argument : arguments) {
      if (argument.equals("--smoke")) {
        effort = Effort.SMOKE;
      } else {
        file = Path.of(argument);
      }
    }
    run(effort, file, System.out);
  }

  static List<Row> run(Effort effort, Path file, PrintStream out) throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(new PureMeasurement());
    ServiceLoader.load(Measurement.class).forEach(measurements::add);
    List<Row> rows = new ArrayList<>();
    for (Measurement measurement : measurements) {
      rows.addAll(measurement.measure(effort));
    }
    out.print(Report.table(rows));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, Report.json(rows));
    out.println("Written to " + file);
    return rows;
  }
}
