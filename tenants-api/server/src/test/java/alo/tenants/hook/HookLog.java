package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the program writes into its log while a test runs.
final class HookLog extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  void listen() {
    Logger.getLogger("").addHandler(this);
  }

  /// Ends listening; no secret may stand in what was heard.
  void expectNone(List<String> secrets) {
    Logger.getLogger("").removeHandler(this);
    String all = String.join("\n", lines);
    for (String secret : secrets) {
      assertThat(all).doesNotContain(secret.substring("whsec_".length()));
    }
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(
        line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
