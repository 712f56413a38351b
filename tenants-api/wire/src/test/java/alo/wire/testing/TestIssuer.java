package alo.wire.testing;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An OpenID provider for tests: discovery, keys and signed tokens of any content. The real one is
/// in the end-to-end tests.
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {
  private static KeyPair keys = newKeys();
  private static String issuer = "";
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/alo";
    serve(
        "/realms/alo/.well-known/openid-configuration",
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token",
         "authorization_endpoint":"%1$s/auth","end_session_endpoint":"%1$s/logout"}\
        """
            .formatted(issuer));
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    serve(
        "/realms/alo/certs",
        """
        {"keys":[{"kty":"RSA","kid":"k1","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}\
        """
            .formatted(
                base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent()))));
    server.start();
    return Map.of("quarkus.oidc.auth-server-url", issuer);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /// A token of a tenant's user, good for tenants-api and billing.
  public static String token(String user, String... tenants) {
    return token(user, List.of("tenants-api", "billing"), List.of(), 300, tenants);
  }

  /// A token with realm roles (`provider`, `service`) and no tenant.
  public static String roleToken(String user, String... roles) {
    return token(user, List.of("tenants-api", "billing"), List.of(roles), 300);
  }

  /// A token of any content.
  public static String token(
      String user, List<String> audience, List<String> roles, long seconds, String... tenants) {
    return token("tests", user, audience, roles, seconds, tenants);
  }

  /// A token that a user got at the pages.
  public static String pageToken(String user, String tenant) {
    return token("agent-ui", user, List.of("tenants-api", "billing"), List.of(), 300, tenant);
  }

  /// A token of a tenant's user who has logged in with a second factor.
  public static String strongToken(String user, String tenant) {
    return token("tests", "2", user, List.of("tenants-api", "billing"), List.of(), 300, tenant);
  }

  private static String token(
      String client,
      String user,
      List<String> audience,
      List<String> roles,
      long seconds,
      String... tenants) {
    return token(client, "1", user, audience, roles, seconds, tenants);
  }

  private static String token(
      String client,
      String acr,
      String user,
      List<String> audience,
      List<String> roles,
      long seconds,
      String... tenants) {
    long now = Instant.now().getEpochSecond();
    String organizations =
        List.of(tenants).stream()
            .map(t -> "\"%s\":{\"id\":\"o-%s\",\"tenant\":[\"%s\"]}".formatted(t, t, t))
            .collect(Collectors.joining(","));
    String claims =
        """
        {"iss":"%s","azp":"%s","acr":"%s","sub":"%s","preferred_username":"%s","name":"%s","email":"%s@example.test",
         "iat":%d,"exp":%d,"aud":[%s],"realm_access":{"roles":[%s]},"organization":{%s}}\
        """
            .formatted(
                issuer,
                client,
                acr,
                user,
                user,
                user,
                user,
                now,
                now + seconds,
                quoted(audience),
                quoted(roles),
                organizations);
    return sign(keys, claims);
  }

  /// A token that looks right and is signed by somebody else.
  public static String forgedToken(String user, String tenant) {
    KeyPair own = keys;
    try {
      keys = newKeys();
      return token(user, tenant);
    } finally {
      keys = own;
    }
  }

  private static String sign(KeyPair pair, String claims) {
    try {
      String head =
          base64(
              "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}"
                  .getBytes(StandardCharsets.UTF_8));
      String body = head + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      return body + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(List<String> values) {
    return values.stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","));
  }

  private void serve(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
