package alo.tenants.tenant;

import static alo.tenants.testing.Patience.await;
import static io.restassured.RestAssured.given;

import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import io.restassured.response.Response;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What strangers do who want a company.
final class Strangers {
  private static final Pattern LINK = Pattern.compile("/verify\\.html#([A-Za-z0-9_-]{40,})");

  private Strangers() {}

  static SignUp request(String company, String mail) {
    return new SignUp(company, "Ngô Thị Lạ", mail, Language.VI);
  }

  static String mail() {
    return "who-" + UUID.randomUUID() + "@d" + UUID.randomUUID() + ".test";
  }

  /// An address of the internet that nobody else has.
  static String caller() {
    return "2001:db8:%x:%x::1"
        .formatted(
            ThreadLocalRandom.current().nextInt(1, 0xffff),
            ThreadLocalRandom.current().nextInt(1, 0xffff));
  }

  static Response ask(String key, SignUp request, String caller) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .header("X-Forwarded-For", caller)
        .body(Json.write(request))
        .post("/api/v1/signups/requests");
  }

  static Response verify(String token) {
    return given()
        .contentType("application/json")
        .body(Json.write(new SignUp.Verification(token)))
        .post("/api/v1/signups/verify");
  }

  /// What the link in the mail holds.
  static String token(String mail) {
    var token = new AtomicReference<String>();
    await(
        "a mail",
        () -> {
          token.set(tokenIfMailed(mail));
          return token.get() != null;
        });
    return token.get();
  }

  private static @Nullable String tokenIfMailed(String mail) {
    try {
      for (var letter : TestPlatform.mail().getReceivedMessages()) {
        if (letter.getAllRecipients()[0].toString().equals(mail)) {
          Matcher link = LINK.matcher(String.valueOf(letter.getContent()));
          if (link.find()) {
            return link.group(1);
          }
        }
      }
      return null;
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
