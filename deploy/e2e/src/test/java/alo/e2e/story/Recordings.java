package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.system.Tenant;
import alo.local.settings.Key;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/// Recordings, fetched like a browser does: by a signed address, without a token.
final class Recordings {
  static final int CUSTOMER = 0;
  static final int AGENT = 1;
  private static final Duration STORED_MAX = Duration.ofSeconds(120);

  private Recordings() {}

  /// One channel of the only recording of somebody's call, once it is stored.
  ///
  /// @param channel [#CUSTOMER] or [#AGENT]
  static Sound of(Tenant tenant, String phone, int channel) {
    JsonNode recordings = tenant.awaitStored(phone, STORED_MAX).path("recordings");
    assertThat(recordings).hasSize(1);
    try {
      return Sound.read(fetch(tenant, recordings.get(0).path("id").asText()), channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] fetch(Tenant tenant, String recording) {
    URI address = address(tenant, recording);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> whole =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
      assertThat(whole.statusCode()).isEqualTo(200);
      HttpResponse<byte[]> part =
          client.send(
              HttpRequest.newBuilder(address).header("Range", "bytes=8-11").build(),
              BodyHandlers.ofByteArray());
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(new String(part.body())).isEqualTo("WAVE");
      return whole.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI address(Tenant tenant, String recording) {
    String address =
        tenant
            .api()
            .post("/recordings/" + recording + "/address", UUID.randomUUID().toString(), "")
            .path("address")
            .asText();
    return tenant.alo().settings().http(Key.API_PORT).resolve(address);
  }
}
