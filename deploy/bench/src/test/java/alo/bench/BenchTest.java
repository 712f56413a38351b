package alo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import alo.bench.Measurement.Effort;
import alo.bench.Row.Better;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchTest {
  @Test
  @DisplayName(
      "every benchmark of the pure jars runs, and its numbers stand in the table and in the file")
  void runs(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("new").resolve("bench.json");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<Row> rows =
        Bench.run(Effort.SMOKE, file, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(rows).hasSize(9);
    assertThat(rows).filteredOn(row -> !row.unit().equals("B/op")).allMatch(row -> row.value() > 0);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json).hasSize(rows.size());
    for (JsonNode row : json) {
      assertThat(row.fieldNames())
          .toIterable()
          .containsExactly("name", "value", "unit", "other", "ratio");
      assertThat(printed.toString(StandardCharsets.UTF_8)).contains(row.get("name").asText());
    }
  }

  @Test
  @DisplayName("a ratio says how many times better, whichever direction is good")
  void ratio() {
    assertThat(new Row("t", 10, "ns", 50.0, Better.SMALLER, null).ratio()).isEqualTo(5);
    assertThat(new Row("r", 100, "1/s", 50.0, Better.LARGER, null).ratio()).isEqualTo(2);
    assertThat(new Row("x", 100, "1/s", null, Better.LARGER, null).ratio()).isNull();
    assertThat(new Row("z", 0, "B/op", 3.0, Better.SMALLER, null).ratio()).isNull();
    assertThat(
            Report.json(List.of(new Row("a \"b\"", Double.NaN, "ns", null, Better.SMALLER, null))))
        .contains("\"a \\\"b\\\"\"", "\"value\": null");
  }
}
