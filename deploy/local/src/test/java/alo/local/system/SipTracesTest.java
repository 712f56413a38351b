package alo.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The PBXs' SIP traces")
class SipTracesTest {
  private static final int BYTES_MAX = 100;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  @DisplayName("stay as they are while they are short, and need not be there")
  void brief() throws IOException {
    Path trace = Files.writeString(folder.resolve("trace"), "i".repeat(BYTES_MAX));
    traces(trace, folder.resolve("none")).shorten();
    assertThat(trace).hasSize(BYTES_MAX);
    assertThat(folder.resolve("trace.old")).doesNotExist();
    assertThat(said).isEmpty();
  }

  @Test
  @DisplayName("that are too long begin anew, and what stood there is kept once")
  void tooLong() throws IOException {
    Path trace = folder.resolve("trace");
    SipTraces traces = traces(trace);
    // The PBX holds its file open all the time.
    try (OutputStream pbx =
        Files.newOutputStream(trace, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String call : List.of("first ", "second ", "third ")) {
        pbx.write(call.repeat(BYTES_MAX).getBytes(StandardCharsets.UTF_8));
        traces.shorten();
      }
      pbx.write("INVITE".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(trace).hasContent("INVITE");
    assertThat(folder.resolve("trace.old")).hasContent("third ".repeat(BYTES_MAX));
    assertThat(said).isEmpty();
  }

  private SipTraces traces(Path... files) {
    return new SipTraces(List.of(files), BYTES_MAX, said::add);
  }
}
