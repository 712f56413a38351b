package alo.tenants.mail;

import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// Hands letters in, and those again that could not be; each goes at least once.
@ApplicationScoped
class LetterCarrier {
  private static final Logger LOG = Logger.getLogger(LetterCarrier.class);
  private static final int LETTERS_AT_ONCE = 20;
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofDays(3);

  @Inject Mailer mailer;
  @Inject Database database;
  @Inject InstantSource clock;

  private record Letter(long id, String to, String subject, String body, Instant since) {}

  @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void carry() {
    due().forEach(this::carry);
  }

  /// Those whose time has come; they are nobody else's for a minute, and are due again after it.
  private List<Letter> due() {
    Instant now = clock.instant();
    return database.callAlone(
        c ->
            Sql.list(
                c,
                """
                update control.letter set attempts = attempts + 1, next_at = ? where id in (
                  select id from control.letter where next_at <= ?
                  order by next_at, id limit ? for update skip locked)
                returning id, recipient, subject, body, created_at
                """,
                row ->
                    new Letter(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        Sql.moment(row, "created_at")),
                now.plus(AGAIN_AFTER),
                now,
                LETTERS_AT_ONCE));
  }

  private void carry(Letter letter) {
    try {
      mailer.send(Mail.withText(letter.to(), letter.subject(), letter.body()));
      remove(letter);
    } catch (RuntimeException e) {
      boolean isTooOld = letter.since().plus(KEPT).isBefore(clock.instant());
      LOG.warnf(
          "Letter %d could not be mailed (%s); %s",
          letter.id(), e.getClass().getName(), isTooOld ? "it is given up" : "again in a minute");
      if (isTooOld) {
        remove(letter);
      }
    }
  }

  private void remove(Letter letter) {
    database.callAlone(c -> Sql.update(c, "delete from control.letter where id = ?", letter.id()));
  }
}
