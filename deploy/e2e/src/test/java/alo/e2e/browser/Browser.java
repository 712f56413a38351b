package alo.e2e.browser;

import alo.local.process.Groups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One Chromium with its own profile: one person at one machine.
public final class Browser implements AutoCloseable {
  private static final int START_SECONDS_MAX = 40;
  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--password-store=basic",
          "--lang=en-US",
          "--window-size=1400,1000",
          "--allow-loopback-in-peer-connection",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--remote-debugging-port=0");

  private final Process process;
  private final Path profile;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Page> pages = new ArrayList<>();
  private final int port;

  /// Starts a browser whose microphone plays a WAV file over and over.
  public Browser(Path profile, Path microphone) {
    this.profile = profile;
    List<String> command = new ArrayList<>(List.of("setsid", "chromium"));
    command.addAll(OPTIONS);
    command.add("--use-file-for-fake-audio-capture=" + microphone);
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    try {
      Files.createDirectories(profile);
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(profile.resolveSibling(profile.getFileName() + ".log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = awaitPort();
  }

  /// Opens a tab.
  public Page open(URI address) {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/json/new?about:blank".formatted(port)))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      String answer = client.send(request, BodyHandlers.ofString()).body();
      String socket =
          new com.fasterxml.jackson.databind.ObjectMapper()
              .readTree(answer)
              .path("webSocketDebuggerUrl")
              .asText();
      var page = new Page(client, URI.create(socket));
      pages.add(page);
      page.open(address);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// All tabs that were opened.
  public List<Page> pages() {
    return List.copyOf(pages);
  }

  /// Ends the browser as a crash would.
  public void kill() {
    Groups.signal("KILL", process.toHandle());
  }

  @Override
  public void close() {
    pages.forEach(Page::close);
    Groups.signal("KILL", process.toHandle());
  }

  private int awaitPort() {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (Files.exists(file)) {
          List<String> lines = Files.readAllLines(file);
          if (lines.size() > 1) {
            return Integer.parseInt(lines.getFirst());
          }
        }
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("Chromium did not start; see " + profile + ".log");
  }
}
