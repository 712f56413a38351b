package alo.tenants.tenant;

import static alo.tenants.tenant.Strangers.ask;
import static alo.tenants.tenant.Strangers.caller;
import static alo.tenants.tenant.Strangers.mail;
import static alo.tenants.tenant.Strangers.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.tenant.SignUp;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
@Timeout(90)
class SignUpLimitsTest {
  @Inject TestClock clock;

  @AfterEach
  void clockGoes() {
    clock.go();
  }

  @Test
  @DisplayName(
      "[W1] too many from one caller, to one address or to one domain are refused with the time"
          + " after which it works again")
  void limits() {
    String caller = caller();
    String domain = UUID.randomUUID() + ".test";
    for (int i = 0; i < 10; i++) {
      ask(UUID.randomUUID().toString(), request("Many", i + "@" + domain), caller)
          .then()
          .statusCode(202);
    }
    tooOften(request("Many", "11@" + domain), caller);
    tooOften(request("Many", mail()), caller.replace("::1", "::2"));
    String mail = mail();
    for (int i = 0; i < 3; i++) {
      ask(UUID.randomUUID().toString(), request("Same", mail), caller()).then().statusCode(202);
    }
    tooOften(request("Same", mail.toUpperCase(java.util.Locale.ROOT)), caller());
    for (int i = 10; i < 100; i++) {
      ask(UUID.randomUUID().toString(), request("Many", i + "@" + domain), caller())
          .then()
          .statusCode(202);
    }
    tooOften(request("Many", "101@" + domain), caller());
    for (int i = 0; i < 101; i++) {
      String everybodys = UUID.randomUUID() + "@gmail.com";
      ask(UUID.randomUUID().toString(), request("Many", everybodys), caller())
          .then()
          .statusCode(202);
    }
    ask(UUID.randomUUID().toString(), request("Others", mail()), caller()).then().statusCode(202);
    clock.stopAt(Instant.now().plus(Duration.ofMinutes(61)));
    ask(UUID.randomUUID().toString(), request("Same", mail), caller).then().statusCode(202);
  }

  @Test
  @DisplayName("[W1] of whom a proxy says no address may ask as well, all of these as one")
  void unknownCaller() {
    String key = UUID.randomUUID().toString();
    ask(key, request("Unknown", mail()), "unknown").then().statusCode(202);
    assertThat(SignUpLimits.network("unknown")).isEqualTo(SignUpLimits.network(null));
  }

  private static void tooOften(SignUp request, String caller) {
    String after =
        ask(UUID.randomUUID().toString(), request, caller)
            .then()
            .statusCode(429)
            .contentType("application/problem+json")
            .body("code", equalTo("LIMIT_REACHED"))
            .extract()
            .header("Retry-After");
    assertThat(Integer.parseInt(after)).isBetween(1, 3_601);
  }

  @Test
  @DisplayName("[W1] throw-away addresses and names that advertise are refused at their field")
  void refuses() {
    for (String address : List.of("a@mailinator.com", "a@X.Mailinator.COM", "a@mailinator.com.")) {
      ask("k", request("Fleeting", address), caller())
          .then()
          .statusCode(400)
          .body("errors[0].place", equalTo("/ownerEmail"))
          .body("errors[0].code", equalTo("disposable"));
    }
    for (String name : List.of("Win at http://x.test", "www.x.test", "HTTPS:x")) {
      ask("k", request(name, mail()), caller())
          .then()
          .statusCode(400)
          .body("errors[0].place", equalTo("/company"))
          .body("errors[0].code", equalTo("web-address"));
    }
  }
}
