package alo.tenants.prober;

import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The front door: the API over HTTP, as everybody comes, at a pace that is in nobody's way.
@Singleton
class Door {
  private static final Duration REQUEST_SECONDS_MAX = Duration.ofSeconds(15);
  private static final long ANSWER_BYTES_MAX = 4L << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ProberSettings settings;
  private final HttpServer server;

  @Inject
  Door(ProberSettings settings, HttpServer server) {
    this.settings = settings;
    this.server = server;
  }

  /// What came. Nothing came at all if the status is 0.
  record Answer(int status, String body) {}

  /// Without a slash at the end.
  String address() {
    return settings
        .url()
        .map(url -> url.replaceFirst("/+$", ""))
        .orElseGet(() -> server.getLocalBaseUri().toString().replaceFirst("/+$", ""));
  }

  /// The client, for sockets.
  HttpClient client() {
    return http;
  }

  /// Makes an attempt.
  Answer ask(Attempt attempt, @Nullable String token) {
    return ask(attempt.method(), attempt.target(), attempt.contentType(), attempt.body(), token);
  }

  Answer ask(String method, String target, String body, @Nullable String token) {
    return ask(method, target, "application/json", body, token);
  }

  private Answer ask(
      String method, String target, String contentType, String body, @Nullable String token) {
    pause();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + target))
            .timeout(REQUEST_SECONDS_MAX)
            .header("Content-Type", contentType)
            .header("User-Agent", "Alo-Prober")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer =
          http.send(
              request.build(),
              BodyHandlers.limiting(
                  BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_BYTES_MAX));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(0, e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
    }
  }

  private void pause() {
    LockSupport.parkNanos(
        Duration.ofSeconds(1).toNanos() / Math.max(1, settings.requestsPerSecond()));
  }
}
