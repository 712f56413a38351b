package alo.tenants.mail;

import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes to people in their language. A letter is entered with the transaction that it tells of:
/// it goes out if that is committed, also when mails can not be handed in at the moment.
@ApplicationScoped
public class Letters {
  private static final String WORD_JOINER = "\u2060";

  @Inject Database database;
  @Inject InstantSource clock;

  /// Where people find the pages; invitations lead there.
  @Inject
  @ConfigProperty(name = "alo.ui.url", defaultValue = "http://127.0.0.1:8080")
  String uiAddress;

  /// Tells a new owner his number and where to log in.
  public void welcome(String to, String name, String company, E164 number, Language language) {
    ResourceBundle texts = texts(language);
    String text =
        texts.getString("welcome.text").formatted(name, company, number.value(), uiAddress);
    enter(to, texts.getString("welcome.subject").formatted(company), text);
  }

  /// Asks whether somebody wants the company that was asked for with his address. The link's token
  /// stands behind a `#`: it is sent to no server and is in no log.
  public void verification(
      String to, String name, String company, String token, int hours, Language language) {
    ResourceBundle texts = texts(language);
    String text =
        texts
            .getString("verification.text")
            .formatted(plain(name), plain(company), uiAddress + "/verify.html#" + token, hours);
    enter(to, texts.getString("verification.subject").formatted(plain(company)), text);
  }

  /// What a stranger typed goes to whom he chose: no mail program may make a link of it. A company
  /// may be called like its domain, so the dot stays and is told not to join.
  private static String plain(String typed) {
    return typed.replaceAll("(?<=\\S)\\.(?=\\S)", WORD_JOINER + "." + WORD_JOINER);
  }

  private static ResourceBundle texts(Language language) {
    return ResourceBundle.getBundle("mail", Locale.of(language.name().toLowerCase(Locale.ROOT)));
  }

  private void enter(String to, String subject, String text) {
    Instant now = clock.instant();
    database.run(
        c ->
            Sql.update(
                c,
                "insert into control.letter (recipient, subject, body, created_at, next_at)"
                    + " values (?, ?, ?, ?, ?)",
                to,
                subject,
                text,
                now,
                now));
  }
}
