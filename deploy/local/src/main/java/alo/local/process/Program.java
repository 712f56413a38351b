package alo.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What to run.
///
/// @param name of the service; names its log and pid file
/// @param environment beside PATH, HOME, LANG and TMPDIR, which are passed on; nothing else is
/// @param log gets what it prints
/// @param startMax how long it may take until it is healthy
/// @param stopMax how long it may take after SIGTERM before it is killed
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    Duration startMax,
    Duration stopMax) {
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
