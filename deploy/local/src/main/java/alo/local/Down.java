package alo.local;

import alo.local.process.Groups;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// `alo down`: ends the running system in good order, and what a killed launcher left behind.
final class Down {
  private static final int STOP_SECONDS_MAX = 200;
  private final Settings settings;
  private final Consumer<String> print;

  Down(Settings settings, Consumer<String> print) {
    this.settings = settings;
    this.print = print;
  }

  int run() {
    Groups groups = LocalSystem.groups(settings);
    Optional<ProcessHandle> launcher = groups.find(Up.LAUNCHER);
    if (launcher.isPresent()) {
      print.accept(Up.STOPPING);
      launcher.get().destroy();
      await(launcher.get());
    }
    List<String> left = LocalSystem.sweep(settings);
    groups.forget(Up.LAUNCHER);
    if (launcher.isEmpty() && left.isEmpty()) {
      print.accept("Nothing was running.");
    } else {
      print.accept("Stopped. The data stay in " + settings.data());
    }
    return 0;
  }

  private void await(ProcessHandle launcher) {
    try {
      launcher.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      print.accept("The launcher does not end; killing it.");
      launcher.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
