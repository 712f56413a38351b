package alo.tenants.testing;

import static io.restassured.RestAssured.given;

import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.restassured.response.ExtractableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/// A caller of the API in tests.
public final class Api {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Api() {}

  /// A tenant with its owner's token.
  public record Tenant(SignUp.Done done, String owner, String ownerToken) {
    public String id() {
      return done.tenant().value();
    }

    public String number() {
      return done.number().value();
    }

    /// The id of somebody new with a set of permissions.
    public String hired(String set, String extension) {
      String person =
          """
          {"name":"Ana","email":"%s@example.test","extension":"%s","sets":["%s"],"queues":[]}\
          """
              .formatted(UUID.randomUUID(), extension, set);
      return post(ownerToken, UUID.randomUUID().toString(), person, "/agents", 201).path("id");
    }
  }

  /// A request with a token.
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  /// The token of somebody of the provider.
  public static String provider() {
    return TestIssuer.roleToken("pro", "provider");
  }

  /// A request that creates, under a fresh key.
  public static RequestSpecification creating(String token) {
    return as(token).header("Idempotency-Key", UUID.randomUUID().toString());
  }

  /// Posts under a key and expects a status.
  public static ExtractableResponse<?> post(
      String token, String key, String body, String path, int status) {
    return as(token)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1" + path)
        .then()
        .statusCode(status)
        .extract();
  }

  /// Puts free numbers into the inventory.
  public static List<String> stock(String edge, int count) {
    List<String> numbers = nextNumbers(count).stream().map(n -> "+8428%08d".formatted(n)).toList();
    creating(TestIssuer.roleToken("pro", "provider"))
        .body(Json.write(Map.of("numbers", numbers, "edge", edge)))
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(201);
    return numbers;
  }

  /// A second of silence as a WAV file that a telephone could play.
  public static byte[] wav() {
    AudioFormat format = new AudioFormat(8_000, 16, 1, true, false);
    var out = new ByteArrayOutputStream();
    try {
      AudioSystem.write(
          new AudioInputStream(new ByteArrayInputStream(new byte[16_000]), format, 8_000),
          AudioFileFormat.Type.WAVE,
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static List<Integer> nextNumbers(int count) {
    return java.util.stream.Stream.generate(NUMBERS::incrementAndGet).limit(count).toList();
  }

  /// Signs a company up and finds its owner.
  public static Tenant signUp(String company, FakeIdentities identities) {
    stock("edge1", 1);
    String mail = "owner-" + UUID.randomUUID() + "@example.test";
    String answer =
        creating(provider())
            .body(Json.write(new SignUp(company, "Ngô Thị Chủ", mail, Language.VI)))
            .post("/api/v1/signups")
            .then()
            .statusCode(201)
            .extract()
            .asString();
    SignUp.Done done = Json.read(answer, SignUp.Done.class);
    String owner = identities.findUser(mail).orElseThrow().value();
    return new Tenant(done, owner, TestIssuer.token(owner, done.tenant().value()));
  }
}
