package alo.tenants.tenant;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.tenants.mail.Letters;
import alo.tenants.platform.Database;
import alo.tenants.platform.Idempotency;
import alo.tenants.platform.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Sign-ups of strangers. Anybody may type anybody's mail address: nothing is made, and nobody
/// becomes a member of anything, before its owner has followed the link of our mail. Of the link
/// only a hash is kept here; it stands in clear only in the letter, and there until that has gone
/// out.
@ApplicationScoped
class SignUpRequests {
  private static final String OPERATION = "signups/requests";
  private static final int TOKEN_BYTES = 32;

  /// Longer than the link is good, so that who comes late is told so and not that it never was.
  private static final Duration KEPT_AFTER = Duration.ofDays(7);

  @Inject Database database;
  @Inject Idempotency idempotency;
  @Inject SignUps signUps;
  @Inject SignUpLimits limits;
  @Inject SignUpSettings settings;
  @Inject Letters letters;
  @Inject InstantSource clock;

  private final SecureRandom random = new SecureRandom();

  private record Asked(SignUp request, Instant expiresAt) {}

  /// Mails the link. The request, its place in the limits and the mail are one transaction.
  ///
  /// @param client the caller's address of the internet
  SignUp.Requested ask(String key, SignUp request, @Nullable String client) {
    return idempotency.once(
        key,
        OPERATION,
        request,
        SignUp.Requested.class,
        () -> database.call(c -> entered(c, request, client)));
  }

  private SignUp.Requested entered(Connection c, SignUp request, @Nullable String client)
      throws SQLException {
    limits.refuseTooMany(c, client, request.ownerEmail());
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Instant expires = now.plus(Duration.ofHours(settings.linkHours()));
    Sql.update(
        c,
        """
        insert into control.signup_request (token_hash, company, owner_name, owner_email, domain,
          language, client, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Idempotency.hash(token),
        request.company(),
        request.ownerName(),
        request.ownerEmail(),
        DisposableDomains.domain(request.ownerEmail()),
        request.language(),
        SignUpLimits.network(client),
        now,
        expires);
    letters.verification(
        request.ownerEmail(),
        request.ownerName(),
        request.company(),
        token,
        settings.linkHours(),
        request.language());
    return new SignUp.Requested(request.ownerEmail(), expires);
  }

  /// Makes the company of a link, once: who follows it again gets the same answer. What fails can
  /// be tried again with the same link.
  SignUp.Done verified(String token) {
    String hash = Idempotency.hash(token);
    Asked asked =
        database
            .call(
                c ->
                    Sql.find(
                        c,
                        """
                        select company, owner_name, owner_email, language, expires_at
                        from control.signup_request where token_hash = ?
                        """,
                        row ->
                            new Asked(
                                new SignUp(
                                    row.getString("company"),
                                    row.getString("owner_name"),
                                    row.getString("owner_email"),
                                    Language.valueOf(row.getString("language"))),
                                Sql.moment(row, "expires_at")),
                        hash))
            .filter(found -> found.expiresAt().isAfter(clock.instant()))
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.GONE, "This link is not good, or not any more; sign up again"));
    return signUps.once("verified-" + hash, asked.request());
  }

  @Scheduled(every = "1h", delayed = "2m")
  void forgetOld() {
    database.run(
        c ->
            Sql.update(
                c,
                "delete from control.signup_request where expires_at < ?",
                clock.instant().minus(KEPT_AFTER)));
  }
}
