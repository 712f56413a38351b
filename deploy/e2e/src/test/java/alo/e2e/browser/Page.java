package alo.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// One tab. Elements are found through shadow roots too; clicks and keys are the mouse's and
/// keyboard's, so the page sees a user's gesture.
public final class Page implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /// `$$(css)`: all elements, through shadow roots. `named(css, text)`: visible ones whose text or
  /// label contains a text. `aim(e)`: the middle of an element, once it stands still and nothing
  /// covers it; after two seconds wherever it is.
  private static final String FIND =
      """
      const $$ = (css, root = document) => {
        const out = [...root.querySelectorAll(css)];
        for (const e of root.querySelectorAll('*')) if (e.shadowRoot) out.push(...$$(css, e.shadowRoot));
        return out;
      };
      const shown = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
      const named = (css, text) => $$(css).filter(e => shown(e) && (!text ||
        [e.innerText, e.textContent, e.getAttribute('aria-label'), e.title, e.label, e.placeholder]
          .some(t => (t || '').includes(text))));
      const above = e => e.parentNode instanceof ShadowRoot ? e.parentNode.host : e.parentNode;
      const aim = async e => {
        e.scrollIntoView({block: 'center'});
        let before;
        for (let look = 0; look < 40; look++) {
          const r = e.getBoundingClientRect();
          const at = {x: r.x + r.width / 2, y: r.y + r.height / 2};
          let hit = document.elementFromPoint(at.x, at.y);
          for (let depth = 0; depth < 20 && hit?.shadowRoot; depth++) {
            const inner = hit.shadowRoot.elementFromPoint(at.x, at.y);
            if (!inner || inner === hit) break;
            hit = inner;
          }
          while (hit && hit !== e) hit = above(hit);
          if (hit && before && before.x === at.x && before.y === at.y) return at;
          before = at;
          await new Promise(go => setTimeout(go, 50));
        }
        return before;
      };
      """;

  private final DevTools tools;
  private final List<String> console = new CopyOnWriteArrayList<>();

  Page(HttpClient client, URI socket) {
    this.tools = new DevTools(client, socket, this::onEvent);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.send(domain + ".enable", DevTools.fields());
    }
    tools.send("Emulation.setFocusEmulationEnabled", DevTools.fields().put("enabled", true));
  }

  /// Goes to an address.
  public void open(URI address) {
    JsonNode result = tools.send("Page.navigate", DevTools.fields().put("url", address.toString()));
    if (result.has("errorText")) {
      throw new IllegalStateException(address + ": " + result.path("errorText").asText());
    }
  }

  /// Reloads like F5.
  public void reload() {
    tools.send("Page.reload", DevTools.fields());
  }

  /// The address that is shown.
  public String address() {
    return evaluate("location.href").asText();
  }

  /// The value of an expression of the page; promises are awaited.
  public JsonNode evaluate(String expression) {
    return run("(() => { " + FIND + " return (" + expression + "); })()");
  }

  /// Waits until an expression is true; says `what` was expected if it is not in time.
  public void await(String what, Duration max, String expression) {
    long end = System.nanoTime() + max.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        if (evaluate("!!(" + expression + ")").asBoolean()) {
          return;
        }
      } catch (IllegalStateException e) {
        // Between two pages there is no context to ask.
        last = " (" + e.getMessage() + ")";
      }
      pause();
    }
    throw new AssertionError(
        "Expected within %d s: %s%s. The page %s shows: %s"
            .formatted(max.toSeconds(), what, last, address(), text()));
  }

  /// Waits until a text can be read.
  public void awaitText(String text, Duration max) {
    await(
        "the text " + text, max, "document.body && named('*', %s).length".formatted(quoted(text)));
  }

  /// Whether an element is there and visible.
  public boolean has(String css) {
    return evaluate("named(%s).length > 0".formatted(quoted(css))).asBoolean();
  }

  /// Waits for an element and clicks its middle with the mouse.
  ///
  /// @param text part of its text or label; empty for any
  public void click(String css, String text, Duration max) {
    String element = "named(%s, %s)".formatted(quoted(css), quoted(text));
    await(
        "an enabled %s %s".formatted(css, text),
        max,
        element + ".some(e => !e.disabled && !e.hasAttribute('disabled'))");
    JsonNode at =
        evaluate(
            "aim(%s.filter(e => !e.disabled && !e.hasAttribute('disabled')).pop())"
                .formatted(element));
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      ObjectNode event =
          DevTools.fields()
              .put("type", type)
              .put("x", at.path("x").asDouble())
              .put("y", at.path("y").asDouble());
      if (!type.equals("mouseMoved")) {
        event.put("button", "left").put("clickCount", 1);
      }
      tools.send("Input.dispatchMouseEvent", event);
    }
  }

  /// Clicks a field and types into it, until the field holds the text: one that is still being set
  /// up forgets what it got.
  public void type(String css, String value, Duration max) {
    long end = System.nanoTime() + max.toNanos();
    String holds = "named(%s).some(e => e.value === %s)".formatted(quoted(css), quoted(value));
    while (true) {
      click(css, "", max);
      // The middle of a field with a word of error under it is not where one types.
      evaluate("named(%s).forEach(e => { e.focus(); e.value = ''; })".formatted(quoted(css)));
      tools.send("Input.insertText", DevTools.fields().put("text", value));
      if (evaluate(holds).asBoolean()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Expected %s to take the text %s".formatted(css, value));
      }
      pause();
    }
  }

  /// Gives a file to a field for files, as the browser's own dialog does.
  public void choose(String css, Path file) {
    String field =
        tools
            .send(
                "Runtime.evaluate",
                DevTools.fields()
                    .put(
                        "expression",
                        "(() => { %s return $$(%s)[0]; })()".formatted(FIND, quoted(css))))
            .path("result")
            .path("objectId")
            .asText();
    ObjectNode choice = DevTools.fields().put("objectId", field);
    choice.putArray("files").add(file.toString());
    tools.send("DOM.setFileInputFiles", choice);
  }

  /// Presses a key by its DOM name, e.g. `Enter`.
  public void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event = DevTools.fields().put("type", type).put("key", key);
      if (key.equals("Enter")) {
        event.put("windowsVirtualKeyCode", 13).put("text", "\r");
      }
      tools.send("Input.dispatchKeyEvent", event);
    }
  }

  /// Forgets cookies, as a browser does whose log-in grew too old.
  ///
  /// @param prefix of their names
  public void forget(String prefix) {
    for (JsonNode cookie : tools.send("Network.getCookies", DevTools.fields()).path("cookies")) {
      if (cookie.path("name").asText().startsWith(prefix)) {
        ObjectNode which = DevTools.fields();
        for (String field : List.of("name", "domain", "path")) {
          which.set(field, cookie.get(field));
        }
        tools.send("Network.deleteCookies", which);
      }
    }
  }

  /// Gives the page the size of another window.
  public void size(int width, int height) {
    tools.send(
        "Emulation.setDeviceMetricsOverride",
        DevTools.fields()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /// Runs a script in every page from its beginning, e.g. to watch peer connections.
  public void beforeEachPage(String script) {
    tools.send("Page.addScriptToEvaluateOnNewDocument", DevTools.fields().put("source", script));
  }

  /// What can be read on the page.
  public String text() {
    try {
      return evaluate(
              "(document.body ? document.body.innerText : '') + ' ' + $$('*').filter(e =>"
                  + " e.shadowRoot && shown(e)).map(e => [...e.shadowRoot.children].map(c =>"
                  + " c.innerText || '').join(' ')).join(' ')")
          .asText()
          .replaceAll("\\s+", " ");
    } catch (IllegalStateException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  /// What the page wrote to its console, and its errors.
  public List<String> console() {
    return List.copyOf(console);
  }

  /// Saves a picture.
  public void screenshot(Path png) {
    String data =
        tools
            .send("Page.captureScreenshot", DevTools.fields().put("format", "png"))
            .path("data")
            .asText();
    try {
      Files.createDirectories(png.getParent());
      Files.write(png, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    tools.close();
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  private JsonNode run(String expression) {
    JsonNode result =
        tools.send(
            "Runtime.evaluate",
            DevTools.fields()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(
          result.path("exceptionDetails").path("exception").path("description").asText());
    }
    return result.path("result").path("value");
  }

  private void onEvent(String method, JsonNode parameters) {
    switch (method) {
      case "Runtime.consoleAPICalled" -> {
        var line = new StringBuilder(parameters.path("type").asText());
        parameters
            .path("args")
            .forEach(
                a ->
                    line.append(' ')
                        .append(a.path("value").asText(a.path("description").asText())));
        console.add(line.toString());
      }
      case "Runtime.exceptionThrown" ->
          console.add(
              "exception "
                  + parameters
                      .path("exceptionDetails")
                      .path("exception")
                      .path("description")
                      .asText());
      case "Log.entryAdded" ->
          console.add(
              "log "
                  + parameters.path("entry").path("text").asText()
                  + " "
                  + parameters.path("entry").path("url").asText());
      default -> {
        // Other events are of no interest.
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
