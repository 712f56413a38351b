package alo.local;

import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import alo.local.system.Preflight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// `alo doctor`: says what is missing on the machine and unhealthy in the running system.
final class Doctor {
  private final Settings settings;
  private final Consumer<String> print;

  Doctor(Settings settings, Consumer<String> print) {
    this.settings = settings;
    this.print = print;
  }

  int run() {
    List<String> complaints = new ArrayList<>(Preflight.machine(settings));
    if (LocalSystem.groups(settings).find(Up.LAUNCHER).isPresent()) {
      complaints.addAll(new LocalSystem(settings, print).complaints());
      if (complaints.isEmpty()) {
        print.accept("The machine has what ./alo up needs and every service is healthy.");
      }
    } else {
      print.accept("The system does not run; ./alo up starts it.");
      if (complaints.isEmpty()) {
        print.accept("The machine has what ./alo up needs.");
      }
    }
    complaints.forEach(print);
    return complaints.isEmpty() ? 0 : 1;
  }
}
