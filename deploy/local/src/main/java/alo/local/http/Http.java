package alo.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A blocking HTTP client for JSON.
public final class Http {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  /// An answer.
  ///
  /// @param body the JSON, or a missing node when there is none
  public record Answer(int status, JsonNode body, String text, HttpResponse<String> response) {
    /// This answer, or an exception that says what came instead of a 2xx.
    public Answer ok() {
      if (status / 100 != 2) {
        throw new IllegalStateException(
            "%s %s answered %d: %s"
                .formatted(
                    response.request().method(),
                    response.request().uri(),
                    status,
                    text.substring(0, Math.min(600, text.length()))));
      }
      return this;
    }
  }

  private Http() {}

  /// Sends a request with a JSON body, if there is one.
  ///
  /// @param headers e.g. `Authorization`
  public static Answer send(
      String method, URI address, Map<String, String> headers, @Nullable Object body) {
    return exchange(
        method,
        address,
        headers,
        body == null ? null : "application/json",
        body == null ? null : body instanceof String text ? text : Json.write(body));
  }

  /// Sends a form.
  public static Answer post(URI address, Map<String, String> form) {
    List<String> parts = new ArrayList<>();
    form.forEach((name, value) -> parts.add(encoded(name) + "=" + encoded(value)));
    return exchange(
        "POST", address, Map.of(), "application/x-www-form-urlencoded", String.join("&", parts));
  }

  /// A value as it stands in an address.
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// Whether the address answers a GET with 200 within a short time.
  public static boolean answers(URI address) {
    try {
      var request = HttpRequest.newBuilder(address).timeout(CONNECT_MAX).GET().build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Answer exchange(
      String method,
      URI address,
      Map<String, String> headers,
      @Nullable String type,
      @Nullable String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_MAX)
            .header("Accept", "application/json, */*;q=0.5")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException("%s %s: %s".formatted(method, address, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + address, e);
    }
  }

  private static JsonNode json(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[")
        ? Json.read(text)
        : MissingNode.getInstance();
  }
}
