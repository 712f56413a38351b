package alo.tenants.platform;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/// Unguessable ids.
@Singleton
public class RandomIds {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 20;
  private final SecureRandom random = new SecureRandom();

  /// A new id of 100 random bits, with a prefix that tells people what it is.
  public String next(String prefix) {
    return prefix + "-" + letters(LENGTH);
  }

  /// So many letters and digits.
  public String letters(int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
