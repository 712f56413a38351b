package alo.tenants.identity.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody's browser at the log-in pages: it keeps cookies, follows redirects and fills forms.
public final class KeycloakBrowser implements AutoCloseable {
  private static final String BACK = "http://127.0.30.1:8080/";
  private static final String VERIFIER = "a-verifier-of-the-tests-that-is-as-long-as-it-must-be";
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*?action=\"([^\"]+)\"", Pattern.DOTALL);
  private static final Pattern SECRET =
      Pattern.compile("name=\"totpSecret\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern MEANT =
      Pattern.compile("id=\"kc-info-message\".*?<a [^>]*?href=\"([^\"]+)\"", Pattern.DOTALL);
  private static final Pattern FORGOTTEN =
      Pattern.compile("href=\"([^\"]+/login-actions/reset-credentials[^\"]+)\"");
  private static final int STEPS_MAX = 10;

  private final String realm;
  private final String secret;
  private final HttpClient http = HttpClient.newHttpClient();

  /// By name. The JDK's own jar sends nothing that is marked as secure over plain HTTP, which
  /// browsers do to this machine.
  private final Map<String, String> cookies = new HashMap<>();

  private String page = "";
  private URI code = URI.create("about:blank");

  /// @param url of Keycloak
  /// @param secret of the client `agent-ui`
  public KeycloakBrowser(String url, String secret) {
    this.realm = url + "/realms/alo";
    this.secret = secret;
  }

  /// Begins a log-in as the pages do.
  ///
  /// @param more further parameters, each with `&` before it
  public KeycloakBrowser logIn(String more) {
    return logInBare("&code_challenge_method=S256&code_challenge=" + challenge() + more);
  }

  /// Begins a log-in whose code would be good for whoever has it.
  public KeycloakBrowser logInBare(String more) {
    return open(
        URI.create(
            realm
                + "/protocol/openid-connect/auth?client_id=agent-ui&response_type=code"
                + "&scope=openid%20organization&login_hint=&redirect_uri="
                + URLEncoder.encode(BACK, UTF_8)
                + more));
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where it was led back to the pages, with a code or an error.
  public URI back() {
    return code;
  }

  /// Goes where the log-in's page sends whoever has forgotten his password.
  public KeycloakBrowser forgotten() {
    Matcher link = FORGOTTEN.matcher(page);
    if (!link.find()) {
      throw new AssertionError("Nobody may forget his password on " + page);
    }
    return open(URI.create(realm).resolve(link.group(1).replace("&amp;", "&")));
  }

  /// Follows a link to a page.
  public KeycloakBrowser open(URI link) {
    go(HttpRequest.newBuilder(link).build());
    return this;
  }

  /// Follows the link of a mail, and the one by which its page asks whether that is meant.
  public void follow(URI link) {
    open(link);
    Matcher meant = MEANT.matcher(page);
    if (!meant.find()) {
      throw new AssertionError("Nothing is asked on " + page);
    }
    go(HttpRequest.newBuilder(URI.create(meant.group(1).replace("&amp;", "&"))).build());
  }

  /// Fills the form of the page.
  public KeycloakBrowser send(Map<String, String> fields) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      throw new AssertionError("There is no form in " + page);
    }
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    go(
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
    return this;
  }

  /// What is shown.
  public String page() {
    return page;
  }

  /// The secret that the page shows for a telephone.
  public byte[] newSecret() {
    Matcher shown = SECRET.matcher(page);
    if (!shown.find()) {
      throw new AssertionError("There is no secret in " + page);
    }
    return shown.group(1).getBytes(UTF_8);
  }

  /// The claims of the access token, once the log-in has led back.
  public JsonNode claims() {
    String token = tokens().path("access_token").asText();
    return Json.read(
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8), JsonNode.class);
  }

  private JsonNode tokens() {
    Matcher given = Pattern.compile("[?&]code=([^&]+)").matcher(code.toString());
    if (!given.find()) {
      throw new AssertionError("Not logged in, but at " + code + ": " + page);
    }
    String body =
        "grant_type=authorization_code&client_id=agent-ui&client_secret=%s&code=%s&redirect_uri=%s&code_verifier=%s"
            .formatted(secret, given.group(1), URLEncoder.encode(BACK, UTF_8), VERIFIER);
    return Json.read(
        answer(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))
                    .build())
            .body(),
        JsonNode.class);
  }

  private void go(HttpRequest first) {
    HttpRequest request = first;
    code = URI.create("about:blank");
    for (int i = 0; i < STEPS_MAX; i++) {
      HttpResponse<String> answer = answer(request);
      page = answer.body();
      if (answer.statusCode() / 100 != 3) {
        return;
      }
      URI next = request.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      if (next.toString().startsWith(BACK)) {
        code = next;
        return;
      }
      request = HttpRequest.newBuilder(next).build();
    }
    throw new AssertionError("Led round and round, at last to " + request.uri());
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      String kept =
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; "));
      HttpRequest.Builder asked = HttpRequest.newBuilder(request, (_, _) -> true);
      HttpResponse<String> answer =
          http.send(
              (kept.isEmpty() ? asked : asked.header("Cookie", kept)).build(),
              BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
