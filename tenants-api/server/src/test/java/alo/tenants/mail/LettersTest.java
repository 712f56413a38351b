package alo.tenants.mail;

import static alo.tenants.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import alo.contract.value.Language;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestMailer;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
@Timeout(120)
class LettersTest {
  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;
  @Inject TestMailer mailer;
  @Inject TestClock clock;
  @Inject Letters letters;
  @Inject LetterCarrier carrier;
  @Inject MeterRegistry meters;

  @AfterEach
  void healthy() {
    mailer.before(_ -> {});
    clock.go();
  }

  @Test
  @DisplayName("[W1] a mail server that hangs holds nobody up")
  void doesNotWait() throws InterruptedException {
    var isSending = new CountDownLatch(1);
    var neverAnswers = new CountDownLatch(1);
    mailer.before(
        _ -> {
          isSending.countDown();
          try {
            neverAnswers.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    try {
      Api.Tenant first = Api.signUp("Hangs", identities);
      assertThat(isSending.await(10, TimeUnit.SECONDS)).isTrue();
      Api.Tenant second = Api.signUp("Hangs still", identities);
      assertThat(TestPlatform.isMailed(first.done().ownerEmail())).isFalse();
      neverAnswers.countDown();
      await("the first", () -> TestPlatform.isMailed(first.done().ownerEmail()));
      await("the second", () -> TestPlatform.isMailed(second.done().ownerEmail()));
    } finally {
      neverAnswers.countDown();
    }
  }

  @Test
  @DisplayName("[W1] a welcome that can not be mailed is kept and goes out later, once")
  void keeps() {
    AtomicInteger attempts = new AtomicInteger();
    mailer.before(
        _ -> {
          attempts.incrementAndGet();
          throw new IllegalStateException("Told to be away");
        });
    Api.Tenant tenant = Api.signUp("Mails later", identities);
    String to = tenant.done().ownerEmail();
    await("an attempt", () -> letters(to, "attempts = 1") == 1);
    assertThat(TestPlatform.isMailed(to)).isFalse();
    clock.stopAt(Instant.now().plusSeconds(61));
    await("another after a minute", () -> letters(to, "attempts = 2") == 1 && attempts.get() >= 2);
    mailer.before(_ -> {});
    clock.stopAt(Instant.now().plusSeconds(200));
    await("the mail", () -> TestPlatform.isMailed(to));
    await("nothing kept", () -> letters(to, "true") == 0);
    assertThat(attempts.get()).isGreaterThanOrEqualTo(2);
    String next = Api.signUp("Mails after", identities).done().ownerEmail();
    await("the mail of the next", () -> TestPlatform.isMailed(next));
    assertThat(TestPlatform.mailsTo(to)).as("mails that came").isEqualTo(1);
  }

  @Test
  @DisplayName("[W1] a hundred letters of strangers hold up nobody else's")
  void longLine() {
    for (int i = 0; i < 100; i++) {
      String stranger = UUID.randomUUID() + "@example.test";
      letters.verification(stranger, "Ana", "Many", "token", 24, Language.EN);
    }
    String behind = "behind-" + UUID.randomUUID() + "@example.test";
    letters.verification(behind, "Ana", "Behind", "token", 24, Language.EN);
    carrier.carry();
    assertThat(letters(behind, "attempts = 0")).as("letters that nobody took").isZero();
  }

  @Test
  @DisplayName("[W1] no mail program makes a link of what a stranger typed")
  void noLinks() throws Exception {
    String to = "chosen-" + UUID.randomUUID() + "@example.test";
    letters.verification(to, "Ana", "casino-win.com", "token", 24, Language.EN);
    await("the mail", () -> TestPlatform.isMailed(to));
    for (var letter : TestPlatform.mail().getReceivedMessages()) {
      if (letter.getAllRecipients()[0].toString().equals(to)) {
        assertThat(letter.getSubject()).contains("casino-win\u2060.\u2060com");
        String text = String.valueOf(letter.getContent());
        assertThat(text).contains("casino-win\u2060.\u2060com").doesNotContain("win.com");
        assertThat(text).contains("/verify.html#token");
      }
    }
  }

  @Test
  @DisplayName("[W1] a letter that could not go for three days is given up")
  void givesUp() {
    mailer.before(
        _ -> {
          throw new IllegalStateException("Told to be away");
        });
    double givenUp = meters.counter("alo.letters.given.up").count();
    Api.Tenant tenant = Api.signUp("Never mails", identities);
    String to = tenant.done().ownerEmail();
    await("an attempt", () -> letters(to, "attempts = 1") == 1);
    clock.stopAt(Instant.now().plus(Duration.ofDays(3)).plusSeconds(5));
    await("nothing kept", () -> letters(to, "true") == 0);
    assertThat(TestPlatform.isMailed(to)).isFalse();
    await(
        "the count of letters given up",
        () -> meters.counter("alo.letters.given.up").count() > givenUp);
    given().get("/q/metrics").then().body(containsString("alo_letters_waiting"));
  }

  private long letters(String to, String and) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select count(*) from control.letter where recipient = ? and " + and)) {
      statement.setString(1, to);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
