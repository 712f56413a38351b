package alo.tenants.identity;

import alo.contract.edge.TicketClaims;
import alo.tenants.platform.Database;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.tink.Vault;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Signs tickets and other short passes (Ed25519). The key is made at the first start and kept
/// encrypted in the provider's schema, so that all processes sign alike; edges verify offline.
@ApplicationScoped
public class TicketKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final String SECRET = "ticket-signing-key";
  private static final int PASS_LENGTH_MAX = 4_000;
  private static final int BEFORE_OTHERS = 10;

  @Inject Database database;
  @Inject Vault vault;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  private volatile List<Key> keys = List.of();

  private record Key(PublicKey verify, PrivateKey sign) {}

  private record Stored(String publicKey, byte[] privateKey) {}

  void load(@Observes @Priority(BEFORE_OTHERS) StartupEvent event) {
    keys = database.callAlone(this::loaded).stream().map(this::opened).toList();
  }

  /// The public keys, newest first, in X.509 form in Base64.
  public List<String> publicKeys() {
    return keys.stream()
        .map(k -> Base64.getEncoder().encodeToString(k.verify().getEncoded()))
        .toList();
  }

  /// A ticket for the agent socket or the live feed.
  public String ticket(TicketClaims claims) {
    return signed("", claims);
  }

  /// What a ticket says, if we signed it and it has not ended.
  public Optional<TicketClaims> openTicket(String ticket) {
    return open("", ticket, TicketClaims.class)
        .filter(c -> c.expiresAt() != null && clock.instant().isBefore(c.expiresAt()));
  }

  /// Signs a value for one use; a pass for one use does not open in another.
  public String signed(String use, Object value) {
    String body = encoded(Json.write(value).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getFirst().sign());
      signature.update((use + body).getBytes(StandardCharsets.UTF_8));
      return body + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The value of a pass, if we signed it for this use.
  public <T> Optional<T> open(String use, String pass, Class<T> type) {
    int dot = pass.indexOf('.');
    if (dot < 0 || pass.length() > PASS_LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      String body = pass.substring(0, dot);
      byte[] signature = Base64.getUrlDecoder().decode(pass.substring(dot + 1));
      if (keys.stream().noneMatch(k -> verifies(k, use + body, signature))) {
        return Optional.empty();
      }
      String json = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
      return Optional.of(Json.read(json, type));
    } catch (IllegalArgumentException | MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static boolean verifies(Key key, String signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key.verify());
      verifier.update(signed.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private List<Stored> loaded(Connection c) throws SQLException {
    // Two processes that start for the first time together must agree on one key.
    Sql.update(c, "lock table control.signing_key in share row exclusive mode");
    String all =
        "select public_key, private_key from control.signing_key order by created_at desc, id";
    List<Stored> stored = Sql.list(c, all, row -> new Stored(row.getString(1), row.getBytes(2)));
    if (!stored.isEmpty()) {
      return stored;
    }
    Stored made = made();
    Sql.update(
        c,
        "insert into control.signing_key (id, public_key, private_key, created_at)"
            + " values (?, ?, ?, ?)",
        ids.next("k"),
        made.publicKey(),
        made.privateKey(),
        clock.instant());
    return List.of(made);
  }

  private Stored made() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new Stored(
          Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
          vault.encrypt(pair.getPrivate().getEncoded(), SECRET));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Key opened(Stored stored) {
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      return new Key(
          factory.generatePublic(
              new X509EncodedKeySpec(Base64.getDecoder().decode(stored.publicKey()))),
          factory.generatePrivate(
              new PKCS8EncodedKeySpec(vault.decrypt(stored.privateKey(), SECRET))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
