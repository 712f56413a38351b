package alo.rating.deck;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A price deck over time. Each version holds from its effective date until the next one's.
///
/// @param name e.g. `vn-out`
/// @param currency ISO 4217
/// @param versions at least one; numbers and effective dates both grow
public record Deck(String name, String currency, List<DeckVersion> versions) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /// [#indexAt]: no version holds yet.
  public static final int NONE = -1;

  public Deck {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected a deck name like vn-out, but it is \"%s\"".formatted(name));
    }
    versions = versions.stream().sorted(Comparator.comparingInt(DeckVersion::version)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("Expected a version of %s, but none".formatted(name));
    }
    for (int i = 1; i < versions.size(); i++) {
      DeckVersion before = versions.get(i - 1);
      DeckVersion after = versions.get(i);
      if (before.version() == after.version()
          || !before.effectiveFrom().isBefore(after.effectiveFrom())) {
        throw new IllegalArgumentException(
            "Expected each version of %s once and after the one before, but %d is not"
                .formatted(name, after.version()));
      }
    }
  }

  /// Place in [#versions] of the version that holds at a moment, or [#NONE] before the first.
  public int indexAt(Instant moment) {
    // From the end, because nearly every leg is rated by the newest version.
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (!versions.get(i).effectiveFrom().isAfter(moment)) {
        return i;
      }
    }
    return NONE;
  }
}
