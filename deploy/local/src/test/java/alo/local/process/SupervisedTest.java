package alo.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Groups groups;
  private Supervised service;
  private volatile boolean broken;

  @BeforeEach
  void groups() {
    groups = new Groups(folder.resolve("run"));
    service = null;
  }

  @AfterEach
  void end() {
    if (service != null) {
      service.stop();
    }
  }

  @Test
  @DisplayName("a killed program is started again and everybody is told")
  void restarts() {
    service = service("echo $$ >> started; touch up; sleep 600 & wait", LONG);
    service.start();
    long first = service.handle().pid();
    service.kill();
    await(() -> groups.find("x").map(p -> p.pid() != first).orElse(false));
    await(() -> said.size() == 1);
    assertThat(said.getFirst()).startsWith("x ended with 137, starting it again");
    assertThat(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  @DisplayName("a program that can not be started again at once is started later")
  void triesAgain() {
    service = service("touch up; sleep 600 & wait", LONG);
    service.start();
    long first = service.handle().pid();
    broken = true;
    service.kill();
    await(() -> said.size() >= 2);
    assertThat(said.get(1)).startsWith("x can not be started (Told to fail)");
    broken = false;
    await(() -> groups.find("x").map(p -> p.pid() != first).orElse(false));
  }

  @Test
  @DisplayName("a log that grew too large is put aside, one that did not goes on")
  void logs() throws IOException {
    Path log = folder.resolve("x.log");
    Files.writeString(log, "0123456789");
    Supervised.putAside(log, 10);
    assertThat(log).exists();
    Supervised.putAside(log, 9);
    assertThat(log).doesNotExist();
    assertThat(folder.resolve("x.log.old")).hasContent("0123456789");
    Supervised.putAside(log, 9);
  }

  @Test
  @DisplayName("stopping ends the whole group, also a child that ignores the signal")
  void stopsAll() throws IOException {
    service = service("(trap '' TERM; echo $BASHPID > child; sleep 600) & touch up; wait", LONG);
    service.start();
    await(() -> read("child").endsWith("\n"));
    long child = Long.parseLong(read("child").strip());
    assertThat(ProcessHandle.of(child)).isPresent();
    service.stop();
    await(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    assertThat(groups.living()).isEmpty();
  }

  @Test
  @DisplayName(
      "what a killed launcher left is found by its pid file, a stranger's pid is not touched")
  void sweeps() throws IOException {
    service = service("touch up; sleep 600", LONG);
    service.start();
    assertThat(new Groups(folder.resolve("run")).living()).containsExactly("x");
    Files.writeString(
        folder.resolve("run/stranger.pid"), ProcessHandle.current().pid() + " 12345\n");
    assertThat(new Groups(folder.resolve("run")).living()).containsExactly("x");
    assertThat(groups.stop("stranger", Duration.ofSeconds(1))).isFalse();
  }

  @Test
  @DisplayName("a program that keeps ending is given up with the end of its log")
  void givesUp() {
    service = service("echo the disk is gone; exit 3", LONG);
    assertThatThrownBy(service::start)
        .hasMessageContaining("ends again and again")
        .hasMessageContaining("the disk is gone");
  }

  private Supervised service(String script, Duration startMax) {
    return new Supervised(
        "x",
        () -> {
          if (broken) {
            throw new IllegalStateException("Told to fail");
          }
          return new Program(
              "x",
              List.of("/bin/bash", "-c", script),
              Map.of(),
              folder,
              folder.resolve("x.log"),
              startMax,
              Duration.ofSeconds(1));
        },
        () -> Files.exists(folder.resolve("up")),
        groups,
        said::add);
  }

  private String read(String file) {
    try {
      return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
