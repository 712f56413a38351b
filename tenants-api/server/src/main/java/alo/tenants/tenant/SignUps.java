package alo.tenants.tenant;

import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.SignUp;
import alo.contract.value.E164;
import alo.tenants.number.Numbers;
import alo.tenants.platform.Database;
import alo.tenants.platform.Idempotency;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.tink.Vault;
import alo.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Sign-up: claims a row and a number in one transaction, then provisions. Whoever comes with the
/// same key meanwhile waits for the first; afterwards he gets the same answer. What fails half way
/// is taken back.
@ApplicationScoped
public class SignUps {
  private static final Logger LOG = Logger.getLogger(SignUps.class);
  private static final int AT_ONCE = 4;
  private static final long WAIT_SECONDS_MAX = 20;
  private static final int SLUG_LENGTH_MAX = 10;
  private static final int RANDOM_LENGTH = 6;

  @Inject Database database;
  @Inject Numbers numbers;
  @Inject Provisioning provisioning;
  @Inject TenantSettings settings;
  @Inject Vault vault;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  private final ConcurrentMap<String, CompletableFuture<SignUp.Done>> running =
      new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);

  private record Earlier(String hash, String state, SignUp.Done done) {}

  /// A tenant that exists to be attacked. It takes the same way as a company, but no number of the
  /// stock, and nobody gets a mail.
  ///
  /// @param place the edge that is to have it, and a number of nobody's
  public TenantId canary(SignUp request, Numbers.Taken place) {
    takePlace();
    try {
      TenantId tenant = new TenantId(slug(request.company()) + ids.letters(RANDOM_LENGTH));
      String key = "canary-" + tenant;
      database.callAlone(
          c -> {
            insert(c, tenant, key, Idempotency.hash(Json.write(request)), request);
            numbers.invent(tenant, place);
            return settle(c, tenant, place) + markCanary(c, tenant);
          });
      provisioning.complete(tenant, request, place.number(), false);
      return tenant;
    } finally {
      places.release();
    }
  }

  private static int markCanary(Connection c, TenantId tenant) throws SQLException {
    return Sql.update(c, "update control.tenant set canary = true where id = ?", tenant);
  }

  private static int settle(Connection c, TenantId tenant, Numbers.Taken place)
      throws SQLException {
    return Sql.update(
        c,
        "update control.tenant set home_edge = ?, number = ? where id = ?",
        place.edge(),
        place.number(),
        tenant);
  }

  /// The tenant of this key, made now or before.
  public SignUp.Done once(String key, SignUp request) {
    String hash = Idempotency.hash(Json.write(request));
    CompletableFuture<SignUp.Done> mine = new CompletableFuture<>();
    CompletableFuture<SignUp.Done> first = running.putIfAbsent(key + " " + hash, mine);
    if (first != null) {
      return joined(first);
    }
    try {
      SignUp.Done done = done(key, hash, request);
      mine.complete(done);
      return done;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      running.remove(key + " " + hash, mine);
    }
  }

  private SignUp.Done done(String key, String hash, SignUp request) {
    Optional<Earlier> earlier = database.call(c -> earlier(c, key));
    if (earlier.isPresent()) {
      return answered(earlier.get(), hash);
    }
    takePlace();
    try {
      TenantId tenant = new TenantId(slug(request.company()) + ids.letters(RANDOM_LENGTH));
      Numbers.Taken taken = claim(tenant, key, hash, request);
      provisioning.complete(tenant, request, taken.number());
      LOG.infof("Tenant %s is there, number %s", tenant, taken.number());
      return new SignUp.Done(tenant, request.company(), taken.number(), request.ownerEmail());
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new RejectedException(
        ProblemCode.LIMIT_REACHED, "Too many sign-ups at this moment; try again in a minute");
  }

  private Numbers.Taken claim(TenantId tenant, String key, String hash, SignUp request) {
    return database.callAlone(
        c -> {
          refuseTwin(c, key, request);
          if (insert(c, tenant, key, hash, request) == 0) {
            throw new RejectedException(
                ProblemCode.CONFLICT, "Expected a new key, but its sign-up is under way");
          }
          Numbers.Taken taken =
              numbers
                  .take(tenant)
                  .orElseThrow(
                      () ->
                          new RejectedException(
                              ProblemCode.NO_NUMBER_LEFT, "The provider has no free number"));
          settle(c, tenant, taken);
          return taken;
        });
  }

  /// Who signs up the same company again has forgotten the first, or pressed twice: a second number
  /// would go to waste. The lock holds until the row is in, so that two at once do not miss
  /// another.
  private static void refuseTwin(Connection c, String key, SignUp request) throws SQLException {
    String owner = request.ownerEmail().toLowerCase(Locale.ROOT);
    Sql.find(c, "select 1 from pg_advisory_xact_lock(hashtext(?))", _ -> true, owner);
    Optional<Boolean> twin =
        Sql.find(
            c,
            "select 1 from control.tenant where lower(owner_email) = ? and lower(name) = lower(?)"
                + " and signup_key <> ?",
            _ -> true,
            owner,
            request.company(),
            key);
    if (twin.isPresent()) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "This company is signed up with this mail address already; log in, or give another name");
    }
  }

  private int insert(Connection c, TenantId tenant, String key, String hash, SignUp request)
      throws SQLException {
    return Sql.update(
        c,
        """
        insert into control.tenant (id, name, state, home_edge, zone, country, language,
          recording_key, owner_email, signup_key, signup_hash, created_at)
        values (?, ?, 'PROVISIONING', '', ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (signup_key) do nothing
        """,
        tenant,
        request.company(),
        settings.zone(),
        settings.country(),
        request.language(),
        vault.newRecordingKey(tenant),
        request.ownerEmail(),
        key,
        hash,
        clock.instant());
  }

  private static Optional<Earlier> earlier(Connection c, String key) throws SQLException {
    return Sql.find(
        c,
        "select id, name, state, number, owner_email, signup_hash from control.tenant"
            + " where signup_key = ?",
        row ->
            new Earlier(
                row.getString("signup_hash"),
                row.getString("state"),
                new SignUp.Done(
                    new TenantId(row.getString("id")),
                    row.getString("name"),
                    new E164(row.getString("number")),
                    row.getString("owner_email"))),
        key);
  }

  private static SignUp.Done answered(Earlier earlier, String hash) {
    if (!earlier.hash().equals(hash)) {
      throw new RejectedException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "Expected the same sign-up as before under this key, but it differs");
    }
    if (earlier.state().equals("PROVISIONING")) {
      throw new RejectedException(ProblemCode.CONFLICT, "This sign-up is under way; try again");
    }
    return earlier.done();
  }

  private static SignUp.Done joined(CompletableFuture<SignUp.Done> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException why ? why : e;
    }
  }

  /// The company's name as far as it can stand in an id: letters and digits, beginning with a
  /// letter.
  static String slug(String company) {
    String letters =
        Normalizer.normalize(
                company.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
            .replaceAll("[^a-z0-9]", "");
    String begun = letters.replaceFirst("^[0-9]+", "");
    return begun.isEmpty() ? "t" : begun.substring(0, Math.min(SLUG_LENGTH_MAX, begun.length()));
  }
}
