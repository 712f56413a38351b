package alo.local;

import alo.local.demo.Demo;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.process.Groups;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// `alo up`: starts everything and stays until it is told to end.
final class Up {
  /// Name of the launcher's own pid file.
  static final String LAUNCHER = "launcher";

  /// Said at once: a stop after a first run takes a minute.
  static final String STOPPING =
      "Stopping (servers that have not yet saved what they learnt do so now, which takes longer)";

  private final Settings settings;
  private final Consumer<String> print;
  private final long from = System.nanoTime();

  Up(Settings settings, Consumer<String> print) {
    this.settings = settings;
    this.print = print;
  }

  int run() {
    Groups groups = LocalSystem.groups(settings);
    if (groups.find(LAUNCHER).isPresent()) {
      throw new IllegalStateException("It is running already. ./alo down stops it.");
    }
    List<String> left = LocalSystem.sweep(settings);
    if (!left.isEmpty()) {
      print.accept("Stopped what an earlier run left behind: " + String.join(", ", left));
    }
    var system = new LocalSystem(settings, print);
    system.check();
    Endpoints.forget(settings);
    groups.note(LAUNCHER, ProcessHandle.current());
    var ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(system, groups, ended), "end");
    Runtime.getRuntime().addShutdownHook(hook);
    print.accept("Starting (data in %s)".formatted(settings.data()));
    system.start();
    List<Demo.Tenant> tenants = demo(system);
    Endpoints.write(settings, tenants);
    greet(system, tenants);
    awaitEnd(ended);
    return 0;
  }

  private List<Demo.Tenant> demo(LocalSystem system) {
    if (!settings.isOn(Key.DEMO) || system.missing().contains("tenants-api")) {
      return List.of();
    }
    var keycloak = new KeycloakAdmin(settings, system.secrets());
    return new Demo(settings, keycloak, print).make();
  }

  private void greet(LocalSystem system, List<Demo.Tenant> tenants) {
    print.accept("");
    print.accept("Ready after %.0f s.".formatted((System.nanoTime() - from) / 1e9));
    print.accept("");
    print.accept("  Desktop      " + settings.http(Key.UI_PORT));
    print.accept(
        "  API          %s (description at /q/openapi)".formatted(settings.http(Key.API_PORT)));
    print.accept("  Mails        " + settings.http(Key.MAIL_PORT));
    print.accept("  Logs         " + settings.data().resolve("log"));
    if (!tenants.isEmpty()) {
      print.accept("");
      Demo.accounts()
          .forEach(
              a ->
                  print.accept(
                      "  %-13s %-6s %-22s password %s"
                          .formatted(
                              a.get("role"), a.get("tenant"), a.get("email"), a.get("password"))));
      print.accept("");
      tenants.forEach(
          t ->
              print.accept(
                  "  %s is called at %s (%s)".formatted(t.company(), t.number(), t.edge())));
    }
    print.accept("");
    print.accept("  ./alo call plays a customer. Ctrl-C or ./alo down stops everything.");
    if (!system.missing().isEmpty()) {
      print.accept("  Not built and left out: " + String.join(", ", system.missing()));
    }
  }

  private void end(LocalSystem system, Groups groups, CountDownLatch ended) {
    print.accept(STOPPING);
    try {
      system.stop();
    } finally {
      LocalSystem.sweep(settings);
      groups.forget(LAUNCHER);
      ended.countDown();
    }
    print.accept("Stopped; the data stay in " + settings.data());
  }

  private static void awaitEnd(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
