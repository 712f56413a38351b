package alo.tenants.mail;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.value.E164;
import alo.contract.value.Language;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LettersTest {
  @Test
  @Timeout(20)
  @DisplayName("[W1] a mail server that hangs holds nobody up")
  void doesNotWait() throws InterruptedException {
    var isSending = new CountDownLatch(1);
    var neverAnswers = new CountDownLatch(1);
    Letters letters = new Letters();
    letters.uiAddress = "http://127.0.30.1";
    letters.mailer =
        _ -> {
          isSending.countDown();
          try {
            neverAnswers.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    letters.welcome("a@example.test", "Ana", "Acme", new E164("+84281234567"), Language.EN);
    assertThat(isSending.await(10, TimeUnit.SECONDS)).isTrue();
    neverAnswers.countDown();
  }
}
