package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabEvidenceTest {
  private final AssertionError failure = new AssertionError("Waited in vain");

  @TempDir Path lab;
  @TempDir Path target;

  @BeforeEach
  void open() {
    LabEvidence.opened(lab);
  }

  @AfterEach
  void close() {
    LabEvidence.closed(lab);
  }

  @Test
  @DisplayName("a failure keeps the ends of the lab's logs and no sound, and says where")
  void keeps() throws IOException {
    write("edge/log/trace", "INVITE".repeat(LabEvidence.FILE_BYTES_MAX / 6 + 1) + "BYE");
    write("edge/spool/monitor/call.wav", "sound");
    Path folder = target.resolve("evidence");
    assertThat(LabEvidence.named(failure, folder))
        .hasMessage("Waited in vain\nEvidence: " + folder)
        .hasCause(failure);
    assertThat(folder.resolve("edge/log/trace")).hasSize(LabEvidence.FILE_BYTES_MAX);
    assertThat(Files.readString(folder.resolve("edge/log/trace"))).endsWith("INVITEBYE");
    assertThat(folder.resolve("edge/spool")).doesNotExist();
  }

  @Test
  @DisplayName("trouble in keeping the evidence does not take the failure's place")
  void trouble() throws IOException {
    write("edge/log/messages", "NOTICE");
    Path folder = Files.writeString(target.resolve("evidence"), "a file in the way");
    Throwable thrown = LabEvidence.named(failure, folder);
    assertThat(thrown).isSameAs(failure);
    assertThat(thrown.getSuppressed()).hasSize(1);
  }

  private void write(String name, String text) throws IOException {
    Path file = lab.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
