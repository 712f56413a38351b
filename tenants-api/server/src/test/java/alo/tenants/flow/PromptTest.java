package alo.tenants.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.edge.TenantConfiguration;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// With the real sox and espeak-ng.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PromptTest {
  @Inject FakeIdentities identities;
  @Inject WatchedAudioTools tools;
  @Inject DataSource dataSource;

  @Test
  @DisplayName("[I1] an announcement is uploaded or spoken, and its edge fetches it")
  void promptsReachTheEdge() throws Exception {
    Api.Tenant tenant = Api.signUp("Prompts", identities);
    String uploaded = upload(tenant, wav(44_100, 2, 44_100)).statusCode(201).extract().path("id");
    byte[] audio =
        Api.as(tenant.ownerToken())
            .get("/api/v1/prompts/" + uploaded + "/audio")
            .then()
            .statusCode(200)
            .contentType("audio/wav")
            .extract()
            .asByteArray();
    AudioFormat format =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(audio)).getFormat();
    assertThat(format.getSampleRate()).isEqualTo(8_000f);
    assertThat(format.getChannels()).isEqualTo(1);
    assertThat(format.getSampleSizeInBits()).isEqualTo(16);

    Api.creating(tenant.ownerToken())
        .body("{\"name\":\"Lời chào\",\"text\":\"Xin chào quý khách\",\"language\":\"vi\"}")
        .post("/api/v1/prompts")
        .then()
        .statusCode(201)
        .body("text", equalTo("Xin chào quý khách"))
        .body("seconds", greaterThan(0));
    Api.as(tenant.ownerToken()).get("/api/v1/prompts").then().body("items", hasSize(2));

    try (TestEdge edge = TestEdge.connect("edge1", 900)) {
      TenantConfiguration configuration = edge.configured(tenant.id(), 1);
      assertThat(configuration.prompts()).hasSize(2);
      String path =
          configuration.prompts().stream()
              .filter(p -> p.prompt().value().equals(uploaded))
              .findFirst()
              .orElseThrow()
              .path();
      byte[] fetched =
          given()
              .header("Authorization", "Edge edge1:key-of-edge1")
              .get(path)
              .then()
              .statusCode(200)
              .extract()
              .asByteArray();
      assertThat(fetched).isEqualTo(audio);
      given().header("Authorization", "Edge edge2:key-of-edge2").get(path).then().statusCode(404);
      given().header("Authorization", "Edge edge1:wrong").get(path).then().statusCode(401);
      given().get(path).then().statusCode(401);
    }
  }

  @Test
  @DisplayName("no connection to the database waits while a text is spoken or a file converted")
  void holdsNoConnection() throws Exception {
    Api.Tenant tenant = Api.signUp("Speaks", identities);
    List<String> seen = new CopyOnWriteArrayList<>();
    tools.before(() -> seen.add(inTransaction(tenant)));
    try {
      Api.creating(tenant.ownerToken())
          .body("{\"name\":\"A\",\"text\":\"Xin chào\",\"language\":\"vi\"}")
          .post("/api/v1/prompts")
          .then()
          .statusCode(201);
      upload(tenant, wav(8_000, 1, 8_000)).statusCode(201);
    } finally {
      tools.before(() -> {});
    }
    assertThat(seen).containsExactly("none", "none");
  }

  @Test
  @DisplayName("what was spoken under a key is not spoken again for it")
  void speaksOnce() {
    Api.Tenant tenant = Api.signUp("Speaks once", identities);
    AtomicInteger times = new AtomicInteger();
    tools.before(times::incrementAndGet);
    try {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 2; i++) {
        ids.add(
            Api.as(tenant.ownerToken())
                .header("Idempotency-Key", "spoken")
                .body("{\"name\":\"A\",\"text\":\"Hello\",\"language\":\"en\"}")
                .post("/api/v1/prompts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
      }
      assertThat(ids).hasSize(1);
      assertThat(times).hasValue(1);
    } finally {
      tools.before(() -> {});
    }
  }

  /// What the database says of connections that wait in a transaction, but for this one.
  private String inTransaction(Api.Tenant tenant) {
    try (var connection = dataSource.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select coalesce(string_agg(query, ';'), 'none') from pg_stat_activity"
                        + " where state like 'idle in transaction%' and query like '%"
                        + tenant.id()
                        + "%' or state like 'idle in transaction%' and query like"
                        + " '%idempotency%'")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("what is no sound is refused")
  void refusesGarbage() {
    Api.Tenant tenant = Api.signUp("Garbage", identities);
    upload(tenant, "not a sound".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
    Api.creating(tenant.ownerToken())
        .body("{\"name\":\"x\",\"text\":\"\",\"language\":\"vi\"}")
        .post("/api/v1/prompts")
        .then()
        .statusCode(400);
  }

  private static io.restassured.response.ValidatableResponse upload(
      Api.Tenant tenant, byte[] file) {
    return given()
        .auth()
        .oauth2(tenant.ownerToken())
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .multiPart("name", "Greeting")
        .multiPart("file", "greeting.wav", file, "audio/wav")
        .post("/api/v1/prompts")
        .then();
  }

  private static byte[] wav(int rate, int channels, int frames) throws Exception {
    AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
    byte[] silence = new byte[frames * channels * 2];
    for (int i = 0; i < silence.length; i += 2) {
      silence[i] = (byte) (40 * Math.sin(i / 20.0));
    }
    var out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(silence), format, frames),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }
}
