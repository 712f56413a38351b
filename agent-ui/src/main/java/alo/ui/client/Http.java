package alo.ui.client;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.tenant.Page;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls to the control plane: JSON there and back, refusals as [Refused].
@ApplicationScoped
class Http {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final int ANSWER_BYTES_MAX = 8 * 1024 * 1024;

  private static final int PAGE_ITEMS = 200;
  private static final int PROBLEM_BYTES_MAX = 64 * 1024;

  private final ClientConfig config;
  private final UnansweredKeys unanswered = new UnansweredKeys(System::nanoTime);
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Http(ClientConfig config) {
    this.config = config;
  }

  /// The client itself, for sockets.
  HttpClient client() {
    return client;
  }

  URI address(String path) {
    return config.tenantsUrl().resolve(path);
  }

  <T> T get(@Nullable String token, String path, TypeReference<T> type) {
    return value(text(request(token, path).GET()), javaType(type));
  }

  /// What a list has, page by page.
  ///
  /// @param path with a question mark
  /// @param itemsMax what may be left off comes after as many
  <T> List<T> all(String token, String path, TypeReference<Page<T>> type, int itemsMax) {
    List<T> items = new ArrayList<>();
    String cursor = null;
    do {
      String separator = path.endsWith("?") ? "" : "&";
      String next =
          cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
      Page<T> page = get(token, path + separator + "limit=" + PAGE_ITEMS + next, type);
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor != null && items.size() < itemsMax);
    return items;
  }

  <T> T send(@Nullable String token, String method, String path, Object body, Class<T> type) {
    return value(send(token, method, path, body), Json.mapper().constructType(type));
  }

  /// As [#send] for somebody who is not signed in, whose address of the internet is told.
  <T> T sendFor(String caller, String method, String path, Object body, Class<T> type) {
    HttpRequest.Builder request = request(null, path).setHeader("X-Forwarded-For", caller);
    return value(send(null, request, method, path, body), Json.mapper().constructType(type));
  }

  byte[] sound(String token, String path) {
    return answer(
        request(token, path).setHeader("Accept", "audio/wav, application/problem+json").GET());
  }

  /// What may be large and is read while it comes; whoever asked closes it.
  InputStream stream(String token, String path, String type) {
    HttpRequest request =
        request(token, path).setHeader("Accept", type + ", application/problem+json").GET().build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() / 100 == 2) {
        return answer.body();
      }
      try (InputStream body = answer.body()) {
        byte[] said = body.readNBytes(PROBLEM_BYTES_MAX);
        throw new Refused(problem(answer.statusCode(), new String(said, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw Refused.away("The control plane does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.away("Interrupted");
    }
  }

  void sendOnly(@Nullable String token, String method, String path, @Nullable Object body) {
    send(token, method, path, body);
  }

  <T> T sendFile(String token, String path, String name, byte[] file, Class<T> type) {
    String boundary = UUID.randomUUID().toString();
    HttpRequest.Builder request =
        request(token, path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArrays(Multipart.of(boundary, name, file)));
    return value(text(request), Json.mapper().constructType(type));
  }

  /// Sends CSV, where sending it again makes nothing twice.
  <T> T sendSheet(String token, String path, byte[] sheet, Class<T> type) {
    HttpRequest.Builder request =
        request(token, path)
            .header("Content-Type", "text/csv; charset=UTF-8")
            .POST(BodyPublishers.ofByteArray(sheet));
    return value(text(request), Json.mapper().constructType(type));
  }

  private String send(@Nullable String token, String method, String path, @Nullable Object body) {
    return send(token, request(token, path), method, path, body);
  }

  private String send(
      @Nullable String token,
      HttpRequest.Builder request,
      String method,
      String path,
      @Nullable Object body) {
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(Json.write(body)));
    }
    return method.equals("POST") ? once(token, path, String.valueOf(body), request) : text(request);
  }

  /// A request that makes something. One that got no answer may have been carried out: whoever
  /// sends the same again does so under the same key, and makes no second thing.
  private String once(
      @Nullable String token, String path, String body, HttpRequest.Builder request) {
    var sent = UnansweredKeys.sent(token, path, body);
    String key = unanswered.keyOf(sent);
    try {
      String answer = text(request.header("Idempotency-Key", key));
      unanswered.answered(sent);
      return answer;
    } catch (Refused e) {
      if (!e.isAway()) {
        unanswered.answered(sent);
      }
      throw e;
    }
  }

  private HttpRequest.Builder request(@Nullable String token, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .timeout(config.answerTimeout())
            .header("Accept", "application/json, application/problem+json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    Browser.tell(request);
    return request;
  }

  private String text(HttpRequest.Builder request) {
    return new String(answer(request), StandardCharsets.UTF_8);
  }

  private byte[] answer(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw Refused.away("The control plane does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.away("Interrupted");
    }
    if (answer.body().length > ANSWER_BYTES_MAX) {
      throw Refused.away("The answer is too large");
    }
    if (answer.statusCode() / 100 != 2) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new Refused(problem(answer.statusCode(), text));
    }
    return answer.body();
  }

  private static Problem problem(int status, String text) {
    try {
      Problem problem = Json.read(text, Problem.class);
      if (problem != null && problem.code() != null) {
        List<Problem.At> places = problem.errors() == null ? List.of() : problem.errors();
        return new Problem(
            problem.type(), problem.title(), status, problem.detail(), problem.code(), places);
      }
    } catch (MalformedJsonException _) {
      // Not one of ours: a proxy's page, or an empty body.
    }
    ProblemCode code =
        switch (status) {
          case 401 -> ProblemCode.UNAUTHENTICATED;
          case 403 -> ProblemCode.FORBIDDEN;
          case 404 -> ProblemCode.NOT_FOUND;
          case 502, 503, 504 -> ProblemCode.DEPENDENCY_UNAVAILABLE;
          default -> ProblemCode.INTERNAL;
        };
    return Problem.of(code, "HTTP " + status, List.of());
  }

  private static JavaType javaType(TypeReference<?> type) {
    return Json.mapper().constructType(type.getType());
  }

  private static <T> T value(String text, JavaType type) {
    try {
      return Json.mapper().readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
