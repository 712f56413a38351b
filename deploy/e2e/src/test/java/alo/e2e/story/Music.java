package alo.e2e.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Tone;
import alo.e2e.system.Await;
import alo.e2e.system.Tenant;
import alo.local.demo.Api;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Pieces of music that a tenant gives to its callers.
final class Music {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int TONE_SECONDS = 20;

  private Music() {}

  /// Makes a tone the music of a company that has uploaded nothing yet.
  static Tone tone(Tenant tenant) {
    var tone = new Tone(1_000);
    try {
      Path wav = Files.createTempFile("tone", ".wav");
      tone.write(wav, TONE_SECONDS);
      String prompt = upload(tenant, "tone", wav);
      awaitFetched(tenant, 1);
      tenant.api().put("/music", Map.of("prompt", prompt));
      tenant.awaitConfigured("\"music\":\"" + prompt);
      Files.delete(wav);
      return tone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Uploads a file as a prompt and returns its id.
  static String upload(Tenant tenant, String name, Path wav) throws IOException {
    String boundary = UUID.randomUUID().toString();
    var body = new ByteArrayOutputStream();
    String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
    body.write((part + "\"name\"\r\n\r\n" + name + "\r\n").getBytes(UTF_8));
    body.write(
        (part + "\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\n").getBytes(UTF_8));
    body.write(Files.readAllBytes(wav));
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
    Api api = tenant.api();
    var request =
        HttpRequest.newBuilder(api.base().resolve("/api/v1/prompts"))
            .header("Authorization", "Bearer " + Objects.requireNonNull(api.token()).get())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return new ObjectMapper().readTree(answer.body()).path("id").asText();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until the edge has a tenant's prompts.
  static void awaitFetched(Tenant tenant, int count) {
    Path folder =
        tenant.alo().settings().data().resolve(tenant.edge()).resolve("prompts/" + tenant.id());
    Await.until(
        "the prompts on the edge",
        SOON,
        () -> {
          String[] wavs = folder.toFile().list((in, name) -> name.endsWith(".wav"));
          return wavs != null && wavs.length == count;
        });
  }
}
