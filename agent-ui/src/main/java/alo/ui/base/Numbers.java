package alo.ui.base;

import alo.contract.value.E164;
import java.util.Optional;

/// Telephone numbers as people here type them.
public final class Numbers {
  private Numbers() {}

  /// The number that was typed: international with a plus, or a Vietnamese one with a nought.
  public static Optional<E164> find(String typed) {
    String bare = typed.replaceAll("[\\s().\\-–]", "");
    String international = bare.startsWith("0") ? "+84" + bare.substring(1) : bare;
    try {
      return Optional.of(new E164(international));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
