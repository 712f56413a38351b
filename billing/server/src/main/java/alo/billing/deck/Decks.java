package alo.billing.deck;

import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The decks, kept in memory as matching trees. A stored version never changes, so the copy is good
/// until there is a higher number; that is asked each time, and a new deck needs no restart.
@ApplicationScoped
public class Decks {
  private final Map<String, Deck> loaded = new ConcurrentHashMap<>();

  /// A deck with all its versions. Runs in the caller's transaction.
  ///
  /// @throws IllegalStateException if no such deck is stored, since accounts name only stored ones
  public Deck get(String name) {
    long stored = DeckVersionEntity.count("deck", name);
    Deck deck = loaded.get(name);
    if (deck == null || deck.versions().size() != stored) {
      deck = load(name);
      loaded.put(name, deck);
    }
    return deck;
  }

  private static Deck load(String name) {
    List<DeckVersionEntity> stored = DeckVersionEntity.list("deck = ?1 order by version", name);
    if (stored.isEmpty()) {
      throw new IllegalStateException("Expected the deck %s, but it is not stored".formatted(name));
    }
    List<DeckVersion> versions = new ArrayList<>();
    for (DeckVersionEntity version : stored) {
      List<RateEntity> rates = RateEntity.list("deck = ?1 and version = ?2", name, version.version);
      versions.add(
          new DeckVersion(
              version.version,
              version.effectiveFrom,
              version.country,
              rates.stream().map(RateEntity::toRate).toList()));
    }
    return new Deck(name, stored.getFirst().currency, versions);
  }
}
