package alo.edge.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Gets a file of the control plane with the edge's key.
final class PromptFetch {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

  private PromptFetch() {}

  static byte[] get(URI address, String edge, String key) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_MAX)
            .header("Authorization", "Edge " + edge + ":" + key)
            .build();
    HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException("The control plane answered " + answer.statusCode());
    }
    return answer.body();
  }
}
