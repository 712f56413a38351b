package alo.tenants.mail;

import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Hands letters in, and those again that could not be, at growing distances; each goes at least
/// once, or is given up after three days. How many wait and were given up is in the metrics.
@ApplicationScoped
class LetterCarrier {
  private static final Logger LOG = Logger.getLogger(LetterCarrier.class);

  /// Not a pace: whoever asks for many letters must not hold up those of others. It only lets a
  /// round end, so that the metrics tell of a long line.
  private static final int LETTERS_PER_ROUND_MAX = 1_000;

  /// Longer than a mail server may keep us waiting, so that nobody takes a letter that is on its
  /// way.
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private static final Duration AGAIN_AFTER_MAX = Duration.ofHours(12);
  private static final int DOUBLINGS_MAX = 10;
  private static final Duration KEPT = Duration.ofDays(3);
  private static final int REASON_LENGTH_MAX = 200;
  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

  @Inject Mailer mailer;
  @Inject Database database;
  @Inject InstantSource clock;
  @Inject MeterRegistry meters;

  private final AtomicLong waiting = new AtomicLong();

  private record Letter(
      long id, String to, String subject, String body, Instant since, int attempts) {}

  void register(@Observes StartupEvent event) {
    meters.gauge("alo.letters.waiting", waiting);
    givenUp();
  }

  @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void carry() {
    // A round through a server that hangs takes long.
    count();
    for (int i = 0; i < LETTERS_PER_ROUND_MAX; i++) {
      Optional<Letter> letter = due();
      if (letter.isEmpty()) {
        break;
      }
      carry(letter.get());
    }
    count();
  }

  private void count() {
    waiting.set(
        database.callAlone(
            c ->
                Sql.list(c, "select count(*) from control.letter", row -> row.getLong(1))
                    .getFirst()));
  }

  /// The one whose time has come first; it is nobody else's until it is due again, which it is
  /// after one minute, then two, then four.
  private Optional<Letter> due() {
    Instant now = clock.instant();
    return database.callAlone(
        c -> {
          Optional<Letter> letter =
              Sql.find(
                  c,
                  """
                  update control.letter set attempts = attempts + 1 where id in (
                    select id from control.letter where next_at <= ?
                    order by next_at, id limit 1 for update skip locked)
                  returning id, recipient, subject, body, created_at, attempts
                  """,
                  row ->
                      new Letter(
                          row.getLong("id"),
                          row.getString("recipient"),
                          row.getString("subject"),
                          row.getString("body"),
                          Sql.moment(row, "created_at"),
                          row.getInt("attempts")),
                  now);
          if (letter.isPresent()) {
            Sql.update(
                c,
                "update control.letter set next_at = ? where id = ?",
                now.plus(distance(letter.get().attempts())),
                letter.get().id());
          }
          return letter;
        });
  }

  /// From an attempt to the next one.
  static Duration distance(int attempts) {
    Duration doubled = AGAIN_AFTER.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
    return doubled.compareTo(AGAIN_AFTER_MAX) < 0 ? doubled : AGAIN_AFTER_MAX;
  }

  private void carry(Letter letter) {
    try {
      mailer.send(Mail.withText(letter.to(), letter.subject(), letter.body()));
      remove(letter);
    } catch (RuntimeException e) {
      if (letter.since().plus(KEPT).isBefore(clock.instant())) {
        LOG.errorf(
            "Letter %d is given up after %d attempts: %s",
            letter.id(), letter.attempts(), reason(e));
        remove(letter);
        givenUp().increment();
      } else {
        LOG.warnf(
            "Letter %d could not be mailed (%s); again in %s",
            letter.id(), reason(e), distance(letter.attempts()));
      }
    }
  }

  private Counter givenUp() {
    return meters.counter("alo.letters.given.up");
  }

  /// What the mail server said, in one line and without people's addresses, which are in no log.
  static String reason(RuntimeException failure) {
    Throwable why = failure;
    while (why.getCause() != null && !(why instanceof SMTPException)) {
      why = why.getCause();
    }
    String said =
        why instanceof SMTPException smtp
            ? String.join(" ", smtp.getReplyMessages())
            : why.getClass().getSimpleName() + ": " + why.getMessage();
    String line = ADDRESS.matcher(said).replaceAll("...").replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(REASON_LENGTH_MAX, line.length()));
  }

  private void remove(Letter letter) {
    database.callAlone(c -> Sql.update(c, "delete from control.letter where id = ?", letter.id()));
  }
}
