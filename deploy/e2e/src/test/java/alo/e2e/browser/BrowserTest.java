package alo.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.carrier.Voices;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The tool itself, on a page of its own.
class BrowserTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HTML =
      """
      <!doctype html><body><div id=host></div><script>
      const root = document.getElementById('host').attachShadow({mode: 'open'});
      root.innerHTML = '<input><button>Talk</button><p></p>';
      root.querySelector('button').onclick = async () => {
        const stream = await navigator.mediaDevices.getUserMedia({audio: true});
        const context = new AudioContext();
        const meter = context.createAnalyser();
        context.createMediaStreamSource(stream).connect(meter);
        const data = new Float32Array(2048);
        setInterval(() => { meter.getFloatTimeDomainData(data);
          if (data.some(x => Math.abs(x) > 0.05)) root.querySelector('p').textContent =
            'heard ' + root.querySelector('input').value + ' ' + navigator.userActivation.hasBeenActive; }, 50);
      };
      </script>
      """;

  @Test
  @DisplayName("a click is a user's gesture, the microphone plays the voice, shadow roots are seen")
  void works() throws Exception {
    Path folder = Path.of("target", "browser-" + System.nanoTime()).toAbsolutePath();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.61.20", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = HTML.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    Path voice = new Voices(folder).speak("agent", "Alô, tôi là Ana đây", "vi", 48_000);
    try (var browser = new Browser(folder.resolve("profile"), voice)) {
      Page page =
          browser.open(URI.create("http://127.0.61.20:" + server.getAddress().getPort() + "/"));
      assertThat(page.evaluate("new AudioContext().state").asText())
          .as("sound before the user's gesture")
          .isEqualTo("suspended");
      page.type("input", "chào", SOON);
      page.click("button", "Talk", SOON);
      page.awaitText("heard chào true", SOON);
      page.screenshot(folder.resolve("page.png"));
      assertThat(folder.resolve("page.png")).isNotEmptyFile();
    } finally {
      server.stop(0);
    }
  }
}
