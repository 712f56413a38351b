package alo.tenants.platform;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.wire.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Does a thing once for each `Idempotency-Key`: the key, the work and its answer are one
/// transaction, so that also a parallel duplicate waits for the first and gets the same answer.
@ApplicationScoped
public class Idempotency {
  /// The header.
  public static final String HEADER = "Idempotency-Key";

  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,120}");

  @Inject Database database;
  @Inject InstantSource clock;
  @Inject TenantScope scope;

  private record Kept(String hash, @Nullable String response, Instant since) {
    boolean isKeptAt(Instant now) {
      return since.isAfter(now.minus(KEPT));
    }
  }

  /// The key, checked.
  public static String key(@Nullable String header) {
    if (header == null || !FORM.matcher(header).matches()) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected the header %s of 1 to 120 visible characters".formatted(HEADER));
    }
    return header;
  }

  /// Runs the work in a new transaction, or gives the answer of the first time.
  ///
  /// @param operation keys of different operations do not clash
  /// @param body what was asked; another body under the same key is refused
  public <T> T once(
      @Nullable String header, String operation, Object body, Class<T> answer, Supplier<T> work) {
    return once(key(header), place(operation), hash(Json.write(body)), answer, work);
  }

  /// As [#once(String, String, Object, Class, Supplier)] for work with a slow part before it that
  /// needs no database: that runs outside the transaction and holds no connection. Of parallel
  /// duplicates each may prepare, and one works.
  public <P, T> T once(
      @Nullable String header,
      String operation,
      Object body,
      Class<T> answer,
      Supplier<P> preparation,
      Function<P, T> work) {
    Optional<T> earlier = earlier(header, operation, body, answer);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    P prepared = preparation.get();
    return once(header, operation, body, answer, () -> work.apply(prepared));
  }

  /// The answer of the first time, if there was one: for work that is slow before its transaction.
  public <T> Optional<T> earlier(
      @Nullable String header, String operation, Object body, Class<T> answer) {
    String key = key(header);
    String place = place(operation);
    String hash = hash(Json.write(body));
    return QuarkusTransaction.requiringNew()
        .call(() -> find(place, key))
        .filter(kept -> kept.isKeptAt(clock.instant()))
        .map(kept -> Json.read(Objects.requireNonNull(same(kept, hash).response()), answer));
  }

  /// Forgets the key in the present transaction, because what was done under it is taken back.
  public void forget(@Nullable String header, String operation) {
    String key = key(header);
    String place = place(operation);
    database.run(
        c ->
            Sql.update(
                c, "delete from control.idempotency where scope = ? and key = ?", place, key));
  }

  private <T> T once(String key, String place, String hash, Class<T> answer, Supplier<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (database.call(c -> claim(c, place, key, hash))) {
                T result = work.get();
                database.run(c -> keep(c, place, key, Json.write(result)));
                return result;
              }
              return Json.read(earlier(place, key, hash), answer);
            });
  }

  private String place(String operation) {
    return scope.find().map(TenantSchemas::name).orElse("") + "/" + operation;
  }

  /// Binds a key to a request that somebody else carries out once; another body is refused.
  public String bound(@Nullable String header, String operation, Object body) {
    String key = key(header);
    String place = place(operation);
    String hash = hash(Json.write(body));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (!database.call(c -> claim(c, place, key, hash))) {
                sameAs(place, key, hash);
              }
            });
    return key;
  }

  /// The SHA-256 of a text, in hex.
  public static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Scheduled(every = "15m", delayed = "1m")
  void forgetOld() {
    database.run(
        c ->
            Sql.update(
                c,
                "delete from control.idempotency where created_at < ?",
                clock.instant().minus(KEPT)));
  }

  private boolean claim(Connection c, String place, String key, String hash) throws SQLException {
    return Sql.update(
            c,
            """
            insert into control.idempotency (scope, key, hash, created_at) values (?, ?, ?, ?)
            on conflict (scope, key) do update
              set hash = excluded.hash, response = null, created_at = excluded.created_at
              where idempotency.created_at < ?
            """,
            place,
            key,
            hash,
            clock.instant(),
            clock.instant().minus(KEPT))
        == 1;
  }

  private static int keep(Connection c, String place, String key, String response)
      throws SQLException {
    return Sql.update(
        c,
        "update control.idempotency set response = ? where scope = ? and key = ?",
        response,
        place,
        key);
  }

  private String earlier(String place, String key, String hash) {
    return Objects.requireNonNull(sameAs(place, key, hash).response());
  }

  private Kept sameAs(String place, String key, String hash) {
    return same(find(place, key).orElseThrow(), hash);
  }

  private Optional<Kept> find(String place, String key) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select hash, response, created_at from control.idempotency"
                    + " where scope = ? and key = ?",
                row ->
                    new Kept(
                        row.getString("hash"),
                        row.getString("response"),
                        Sql.moment(row, "created_at")),
                place,
                key));
  }

  private static Kept same(Kept kept, String hash) {
    if (!kept.hash().equals(hash)) {
      throw new RejectedException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "Expected the same request as before under this key, but it differs");
    }
    return kept;
  }
}
