/// Price decks as they are stored.
///
/// Owns: the tables of decks and their versions, and the copy in memory. Entry points:
/// `DeckResource`, `Decks.get`. May use: `platform`, the pure jar `rating`. Not here: matching
/// and pricing, which are pure (`rating`).
@NullMarked
package alo.billing.deck;

import org.jspecify.annotations.NullMarked;
