package alo.edge.agent;

import alo.contract.edge.TicketClaims;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.edge.config.DurableFile;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Verifies agents' tickets without asking anybody: with the control plane's public keys, which are
/// kept on disk, or with this edge's own key, under which it prolongs tickets while it is cut off.
public final class TicketVerifier {
  private static final String ALGORITHM = "Ed25519";

  /// The purpose of tickets that open the agent socket.
  private static final String PURPOSE = "AGENT";

  /// Longer texts are no tickets, in characters.
  private static final int LENGTH_MAX = 2_048;

  private final Path folder;
  private final InstantSource clock;
  private final PrivateKey own;
  private final PublicKey ownPublic;
  private volatile List<PublicKey> trusted = List.of();

  /// Keys in a folder; the edge's own key is made there at the first start.
  public TicketVerifier(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    try {
      Path ownFile = folder.resolve("own.key");
      if (!Files.exists(ownFile)) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        DurableFile.replace(
            ownFile,
            base64(pair.getPrivate().getEncoded()) + "\n" + base64(pair.getPublic().getEncoded()));
      }
      List<String> lines = Files.readAllLines(ownFile);
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      own = keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
      ownPublic = publicKey(lines.get(1));
      Path trustedFile = folder.resolve("trusted.keys");
      if (Files.exists(trustedFile)) {
        trusted = publicKeys(Files.readAllLines(trustedFile));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The ticket keys in " + folder + " are not readable", e);
    }
  }

  /// Trusts these keys from now on and instead of all before; kept on disk.
  ///
  /// @param keys X.509 form in Base64
  public void trust(List<String> keys) {
    try {
      trusted = publicKeys(keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Expected Ed25519 public keys", e);
    }
    DurableFile.replace(folder.resolve("trusted.keys"), String.join("\n", keys));
  }

  /// By the clock that tickets are good until.
  Instant now() {
    return clock.instant();
  }

  /// What a good ticket says.
  ///
  /// @throws RejectedException UNAUTHENTICATED when it is forged, for another purpose or over
  public TicketClaims verify(String ticket) {
    int dot = ticket.indexOf('.');
    if (dot < 0 || ticket.length() > LENGTH_MAX) {
      throw refused("Expected a ticket");
    }
    byte[] body = ticket.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    TicketClaims claims;
    byte[] signature;
    try {
      signature = Base64.getUrlDecoder().decode(ticket.substring(dot + 1));
      claims =
          Json.read(
              new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8),
              TicketClaims.class);
    } catch (IllegalArgumentException | MalformedJsonException _) {
      throw refused("Expected a ticket");
    }
    if (!isSigned(body, signature)) {
      throw refused("The ticket's signature is not known here");
    }
    if (!PURPOSE.equals(claims.purpose())) {
      throw refused("Expected a ticket for agents, but it is for " + claims.purpose());
    }
    if (!clock.instant().isBefore(claims.expiresAt())) {
      throw refused("The ticket is over; ask for a new one");
    }
    return claims;
  }

  /// The same person's next ticket, good at this edge only.
  public String prolong(TicketClaims claims, Instant expires) {
    var next =
        new TicketClaims(
            claims.id(),
            claims.purpose(),
            claims.tenant(),
            claims.agent(),
            claims.name(),
            expires,
            claims.permissions());
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(next).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(own);
      signature.update(body.getBytes(StandardCharsets.US_ASCII));
      return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isSigned(byte[] body, byte[] signature) {
    List<PublicKey> keys = new ArrayList<>(trusted);
    keys.add(ownPublic);
    for (PublicKey key : keys) {
      try {
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(key);
        check.update(body);
        if (check.verify(signature)) {
          return true;
        }
      } catch (GeneralSecurityException _) {
        // a signature of the wrong length is simply not this key's
      }
    }
    return false;
  }

  private static List<PublicKey> publicKeys(List<String> keys) throws GeneralSecurityException {
    List<PublicKey> all = new ArrayList<>();
    for (String key : keys) {
      if (!key.isBlank()) {
        all.add(publicKey(key));
      }
    }
    return List.copyOf(all);
  }

  private static PublicKey publicKey(String base64) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64.strip())));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static RejectedException refused(String detail) {
    return new RejectedException(ProblemCode.UNAUTHENTICATED, detail);
  }
}
