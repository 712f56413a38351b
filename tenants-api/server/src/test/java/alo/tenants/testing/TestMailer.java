package alo.tenants.testing;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;

/// The real mailer, to which something happens before each mail: it may fail there, or hang.
@Alternative
@Priority(1)
@ApplicationScoped
public class TestMailer implements Mailer {
  @Inject ReactiveMailer mailer;
  private volatile Consumer<Mail> before = _ -> {};

  /// Done before each mail from now on.
  public void before(Consumer<Mail> work) {
    before = work;
  }

  @Override
  public void send(Mail... mails) {
    for (Mail mail : mails) {
      before.accept(mail);
    }
    mailer.send(mails).await().atMost(Duration.ofSeconds(10));
  }
}
