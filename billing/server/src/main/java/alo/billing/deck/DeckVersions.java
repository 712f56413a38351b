package alo.billing.deck;

import alo.contract.billing.DeckView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.rating.deck.DeckVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Adds versions to decks. What is stored is never changed, for charge lines name it; and no
/// version begins before now or before an older one, for then calls that were rated already would
/// not recompute.
@ApplicationScoped
class DeckVersions {
  private static final int FLUSH_EVERY = 1_000;

  private final EntityManager entities;
  private final Decks decks;
  private final InstantSource clock;

  DeckVersions(EntityManager entities, Decks decks, InstantSource clock) {
    this.entities = entities;
    this.decks = decks;
    this.clock = clock;
  }

  /// Makes a version, or leaves the same one that is there.
  DeckView put(String deck, int version, DeckView.Draft draft) {
    DraftCheck.refuseMistakes(draft);
    DeckVersion made = DraftCheck.rated(deck, version, draft);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              // One at a time, so that two of them can not both be the next one.
              entities
                  .createNativeQuery("lock table deck_version in share row exclusive mode")
                  .executeUpdate();
              List<DeckVersionEntity> stored =
                  DeckVersionEntity.list("deck = ?1 order by version", deck);
              if (version <= stored.size()) {
                refuseUnlessSame(deck, version, draft);
              } else {
                refuseUnlessNext(deck, stored, version, draft);
                insert(deck, version, draft, made);
              }
              return decks.find(deck).orElseThrow();
            });
  }

  private void refuseUnlessSame(String deck, int version, DeckView.Draft draft) {
    DeckVersionEntity stored = DeckVersionEntity.findById(new DeckVersionEntity.Key(deck, version));
    boolean isSame =
        stored != null
            && stored.effectiveFrom.equals(draft.effectiveFrom())
            && stored.currency.equals(draft.currency())
            && stored.country.equals(draft.country())
            && RateEntity.ofVersion(deck, version).stream()
                .map(RateEntity::toContract)
                .toList()
                .equals(DraftCheck.byPrefix(draft.rates()));
    if (!isSame) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a new version, but version %d of %s is there and is never changed"
              .formatted(version, deck));
    }
  }

  private void refuseUnlessNext(
      String deck, List<DeckVersionEntity> stored, int version, DeckView.Draft draft) {
    if (version != stored.size() + 1) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected the next version, %d, but it is %d".formatted(stored.size() + 1, version));
    }
    if (stored.isEmpty()) {
      return;
    }
    DeckVersionEntity last = stored.getLast();
    if (!last.currency.equals(draft.currency()) || !last.country.equals(draft.country())) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected currency %s and country %s as in version %d of %s"
              .formatted(last.currency, last.country, last.version, deck));
    }
    if (!last.effectiveFrom.isBefore(draft.effectiveFrom())) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a date after %s, from which version %d holds, but it is %s"
              .formatted(last.effectiveFrom, last.version, draft.effectiveFrom()));
    }
    Instant now = clock.instant();
    if (!draft.effectiveFrom().isAfter(now)) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a date to come, since calls until now are rated, but it is %s"
              .formatted(draft.effectiveFrom()));
    }
  }

  private void insert(String deck, int version, DeckView.Draft draft, DeckVersion made) {
    DeckVersionEntity entity = new DeckVersionEntity();
    entity.deck = deck;
    entity.version = made.version();
    entity.currency = draft.currency();
    entity.country = draft.country();
    entity.effectiveFrom = made.effectiveFrom();
    entity.persist();
    entities.flush();
    int count = 0;
    for (DeckView.Rate rate : draft.rates()) {
      RateEntity.of(deck, version, rate).persist();
      if (++count % FLUSH_EVERY == 0) {
        entities.flush();
        entities.clear();
      }
    }
    entities.flush();
    entities.clear();
  }
}
