package alo.local.system;

import alo.local.keycloak.Keycloak;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import alo.local.system.Part.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What can be known before the start: said in one line each, instead of a service's stack trace.
public final class Preflight {
  private static final long BYTES_PER_MIB = 1024 * 1024;
  private static final int CONNECT_MILLIS_MAX = 1_000;
  /// Programs and the Debian packages that bring them.
  private static final Map<String, String> TOOLS =
      new TreeMap<>(
          Map.of(
              "bash", "bash",
              "setsid", "util-linux",
              "espeak-ng", "espeak-ng",
              "sox", "sox",
              "sqlite3", "sqlite3"));

  private Preflight() {}

  /// Throws with one line per reason why the system could not start.
  static void check(Settings settings, Collection<Part> parts) {
    List<String> reasons = new ArrayList<>(machine(settings));
    for (Part part : parts) {
      part.listens().stream()
          .filter(l -> !isFree(l))
          .map(
              l ->
                  "Port %d on %s (%s) is in use by another program: stop that, or set %s"
                      .formatted(l.port(), l.address(), part.name(), l.variable()))
          .forEach(reasons::add);
    }
    if (!reasons.isEmpty()) {
      throw new IllegalStateException(String.join("\n", reasons));
    }
  }

  /// What is missing on the machine, ports aside.
  public static List<String> machine(Settings settings) {
    List<String> reasons = new ArrayList<>();
    TOOLS.forEach(
        (tool, debian) -> {
          if (!isOnPath(tool)) {
            reasons.add("The program %s is missing: apt-get install %s".formatted(tool, debian));
          }
        });
    if (!Files.isExecutable(Pbx.installation(settings).resolve("asterisk"))) {
      reasons.add("Asterisk is missing in %s: ./alo up installs it".formatted(settings.cache()));
    }
    if (!Files.exists(settings.cache().resolve(Keycloak.FOLDER).resolve("bin/kc.sh"))) {
      reasons.add("Keycloak is missing in %s: ./alo up unpacks it".formatted(settings.cache()));
    }
    try {
      Files.createDirectories(settings.data());
      long free = Files.getFileStore(settings.data()).getUsableSpace() / BYTES_PER_MIB;
      int least = settings.number(Key.DISK_FREE_MIB_MIN);
      if (free < least) {
        reasons.add(
            "Only %d MiB are free in %s, %d are needed (ALO_DISK_FREE_MIB_MIN)"
                .formatted(free, settings.data(), least));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reasons;
  }

  /// Whether something accepts connections there.
  static boolean isTaken(String address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS_MAX);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(Listener listener) {
    try {
      var address =
          new InetSocketAddress(InetAddress.getByName(listener.address()), listener.port());
      if (listener.datagrams()) {
        try (var socket = new DatagramSocket(address)) {
          return socket.isBound();
        }
      }
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(address);
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOnPath(String tool) {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder).resolve(tool))) {
        return true;
      }
    }
    return false;
  }
}
