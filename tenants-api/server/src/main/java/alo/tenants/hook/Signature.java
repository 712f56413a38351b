package alo.tenants.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How a receiver knows that a message is ours: HMAC-SHA256 over `id.timestamp.body`, as Standard
/// Webhooks 1.0.0 says under "Signature scheme"
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /// The specification asks for 24 to 64 bytes.
  private static final int SECRET_BYTES = 32;

  private Signature() {}

  /// A new secret, as the specification writes secrets.
  static String newSecret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /// The header `webhook-signature`: one signature for each secret that holds.
  static String of(List<String> secrets, String id, long timestampSeconds, String body) {
    byte[] signed = (id + "." + timestampSeconds + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream().map(s -> VERSION + sign(s, signed)).collect(Collectors.joining(" "));
  }

  private static String sign(String secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
