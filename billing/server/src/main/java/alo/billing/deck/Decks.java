package alo.billing.deck;

import alo.contract.billing.DeckView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The decks, kept in memory as matching trees. A stored version never changes, so the copy is good
/// until there is a higher number; that is asked each time, and a new deck needs no restart.
@ApplicationScoped
public class Decks {
  private static final int PAGE = 50;
  private static final int PAGE_MAX = 200;
  private static final int VERSIONS_LISTED_MAX = 1_000;

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

  /// Whether there is such a deck, in such a currency.
  public boolean exists(String name, String currency) {
    return DeckVersionEntity.count("deck = ?1 and currency = ?2", name, currency) > 0;
  }

  /// All decks with their versions, by name.
  @Transactional
  List<DeckView> list() {
    Map<String, List<DeckVersionEntity>> byName =
        DeckVersionEntity.<DeckVersionEntity>find("order by deck, version")
            .page(0, VERSIONS_LISTED_MAX)
            .stream()
            .collect(Collectors.groupingBy(v -> v.deck, TreeMap::new, Collectors.toList()));
    return byName.values().stream().map(Decks::view).toList();
  }

  /// A deck with its versions, if there is one.
  @Transactional
  Optional<DeckView> find(String name) {
    List<DeckVersionEntity> stored = DeckVersionEntity.list("deck = ?1 order by version", name);
    return stored.isEmpty() ? Optional.empty() : Optional.of(view(stored));
  }

  /// A page of a version's rates by prefix, if there is such a version.
  @Transactional
  Optional<Page<DeckView.Rate>> rates(
      String name, int version, @Nullable Integer limit, @Nullable String cursor) {
    if (DeckVersionEntity.findById(new DeckVersionEntity.Key(name, version)) == null) {
      return Optional.empty();
    }
    int size = limit == null ? PAGE : limit;
    if (size < 1 || size > PAGE_MAX || cursor != null && !cursor.matches("[0-9]{0,15}")) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected a limit of 1 to %d and a cursor from an earlier page".formatted(PAGE_MAX));
    }
    List<RateEntity> found =
        RateEntity.<RateEntity>find(
                "deck = ?1 and version = ?2 and prefix > ?3 order by prefix",
                name,
                version,
                cursor == null ? "" : cursor)
            .range(0, size)
            .list();
    boolean more = found.size() > size;
    List<RateEntity> shown = more ? found.subList(0, size) : found;
    return Optional.of(
        new Page<>(
            shown.stream().map(RateEntity::toContract).toList(),
            more ? shown.getLast().prefix : null));
  }

  private static DeckView view(List<DeckVersionEntity> stored) {
    DeckVersionEntity first = stored.getFirst();
    return new DeckView(
        first.deck,
        first.currency,
        first.country,
        stored.stream()
            .map(
                v ->
                    new DeckView.Version(
                        v.version,
                        v.effectiveFrom,
                        RateEntity.count("deck = ?1 and version = ?2", v.deck, v.version)))
            .toList());
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
