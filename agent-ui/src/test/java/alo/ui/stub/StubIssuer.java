package alo.ui.stub;

import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenID provider with the code flow. The person is chosen on its log-in page by a click, or by
/// the cookie `stub-person`.
final class StubIssuer {
  static final String PATH = "/realms/alo";
  private static final long TOKEN_SECONDS = 300;

  private final String issuer;
  private final KeyPair keys = newKeys();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();

  /// What a code is good for.
  ///
  /// @param logIn a person and how strong his log-in was
  private record Grant(String logIn, String challenge, String nonce) {
    boolean isProvenBy(String verifier) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
        return base64(hash).equals(challenge);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  StubIssuer(String origin) {
    this.issuer = origin + PATH;
  }

  String issuer() {
    return issuer;
  }

  /// Answers a request under [#PATH].
  void handle(HttpServerRequest request) {
    switch (request.path().substring(PATH.length())) {
      case "/.well-known/openid-configuration" -> json(request, configuration());
      case "/certs" -> json(request, certificates());
      case "/auth" -> logIn(request);
      case "/token" -> {
        request.setExpectMultipart(true);
        request.endHandler(_ -> token(request));
      }
      case "/logout" ->
          redirect(request, request.getParam("post_logout_redirect_uri", "about:blank"));
      default -> request.response().setStatusCode(404).end();
    }
  }

  private String configuration() {
    return """
    {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token",
     "authorization_endpoint":"%1$s/auth","end_session_endpoint":"%1$s/logout"}\
    """
        .formatted(issuer);
  }

  private String certificates() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","kid":"k1","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}\
    """
        .formatted(base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
  }

  private void logIn(HttpServerRequest request) {
    if (!request.uri().contains("login_hint=")) {
      request.response().setStatusCode(400).end("Without a hint nobody is asked for his company");
      return;
    }
    if (!"S256".equals(request.getParam("code_challenge_method"))
        || request.getParam("code_challenge") == null
        || request.getParam("nonce") == null) {
      request.response().setStatusCode(400).end("A code for anybody is not given");
      return;
    }
    String back = request.getParam("redirect_uri") + "?state=" + request.getParam("state");
    String person = request.getParam("person");
    if (person == null && request.getCookie("stub-person") != null) {
      person = request.getCookie("stub-person").getValue();
    }
    if (person != null) {
      String code = UUID.randomUUID().toString();
      codes.put(
          code,
          new Grant(
              person + "/" + (request.uri().contains("acr_values=2") ? "2" : "1"),
              request.getParam("code_challenge"),
              request.getParam("nonce")));
      redirect(request, back + "&code=" + code);
      return;
    }
    StringBuilder page = new StringBuilder("<h1>Log in as</h1>");
    for (StubPerson p : StubPerson.values()) {
      page.append(
          "<p><a id=\"%1$s\" href=\"%2$s&person=%1$s\">%1$s</a>".formatted(p, request.uri()));
    }
    request.response().putHeader("Content-Type", "text/html").end(page.toString());
  }

  private void token(HttpServerRequest request) {
    Grant grant =
        "refresh_token".equals(request.getFormAttribute("grant_type"))
            ? new Grant(request.getFormAttribute("refresh_token"), "", "")
            : redeemed(request);
    if (grant == null) {
      request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
      return;
    }
    String person = grant.logIn();
    json(
        request,
        """
        {"access_token":"%s","id_token":"%s","refresh_token":"%s","token_type":"Bearer",
         "expires_in":%d}\
        """
            .formatted(
                sign(person, "tenants-api", ""),
                sign(person, "agent-ui", grant.nonce()),
                person,
                TOKEN_SECONDS));
  }

  /// What a code stands for, once, or null for whoever did not ask for it.
  private Grant redeemed(HttpServerRequest request) {
    Grant grant = codes.remove(String.valueOf(request.getFormAttribute("code")));
    return grant != null
            && grant.isProvenBy(String.valueOf(request.getFormAttribute("code_verifier")))
        ? grant
        : null;
  }

  /// @param logIn a person and how strong his log-in was
  private String sign(String logIn, String audience, String nonce) {
    StubPerson person = StubPerson.valueOf(logIn.split("/", -1)[0]);
    String level = logIn.split("/", -1)[1];
    long now = Instant.now().getEpochSecond();
    String organization =
        person == StubPerson.PROVIDER ? "{}" : "{\"demo\":{\"id\":\"o1\",\"tenant\":[\"demo\"]}}";
    String roles = person == StubPerson.PROVIDER ? "\"provider\"" : "";
    String claims =
        """
        {"iss":"%s","sub":"%s","preferred_username":"%s","name":"%s","sid":"s-%s","aud":"%s","acr":"%s",
         "nonce":"%s","iat":%d,"exp":%d,"realm_access":{"roles":[%s]},"organization":%s}\
        """
            .formatted(
                issuer,
                person.id(),
                person.id(),
                person.fullName(),
                person.id(),
                audience,
                level,
                nonce,
                now,
                now + TOKEN_SECONDS,
                roles,
                organization);
    try {
      String head = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
      String body = head + "." + base64(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(body.getBytes(StandardCharsets.UTF_8));
      return body + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whose token it is; the stub trusts its own.
  static StubPerson personOf(String authorization) {
    String token = authorization.substring("Bearer ".length());
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return Arrays.stream(StubPerson.values())
        .filter(p -> claims.contains("\"sub\":\"" + p.id() + "\""))
        .findFirst()
        .orElseThrow();
  }

  /// Whether somebody has logged in with a second factor.
  static boolean isStrong(String authorization) {
    return new String(
            Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]),
            StandardCharsets.UTF_8)
        .contains("\"acr\":\"2\"");
  }

  private static void redirect(HttpServerRequest request, String to) {
    request.response().setStatusCode(302).putHeader("Location", to).end();
  }

  private static void json(HttpServerRequest request, String body) {
    request.response().putHeader("Content-Type", "application/json").end(body);
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

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
