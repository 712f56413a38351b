package alo.tenants.mail;

import alo.contract.value.E164;
import alo.contract.value.Language;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Writes to people in their language. A mail that can not be sent holds nothing up.
@ApplicationScoped
public class Letters {
  private static final Logger LOG = Logger.getLogger(Letters.class);

  @Inject Mailer mailer;

  /// Where people find the pages; invitations lead there.
  @Inject
  @ConfigProperty(name = "alo.ui.url", defaultValue = "http://127.0.0.1:8080")
  String uiAddress;

  /// Tells a new owner his number and where to log in.
  public void welcome(String to, String name, String company, E164 number, Language language) {
    ResourceBundle texts =
        ResourceBundle.getBundle("mail", Locale.of(language.name().toLowerCase(Locale.ROOT)));
    String text =
        texts.getString("welcome.text").formatted(name, company, number.value(), uiAddress);
    Mail mail = Mail.withText(to, texts.getString("welcome.subject").formatted(company), text);
    Thread.ofVirtual().name("letter").start(() -> send(mail));
  }

  private void send(Mail mail) {
    try {
      mailer.send(mail);
    } catch (RuntimeException e) {
      LOG.warnf("A welcome mail could not be sent: %s", e.getClass().getName());
    }
  }
}
