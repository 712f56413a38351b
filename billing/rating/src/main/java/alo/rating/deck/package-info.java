/// Price decks: what a minute to a number costs, from which day on.
///
/// Owns: rates, their increments, deck versions and the longest-prefix match. Entry point: `Deck`,
/// found by moment, and `DeckVersion.match`. May use: the contract. Not here: amounts of money for
/// a call (`charge`), how decks are stored (billing server).
@NullMarked
package alo.rating.deck;

import org.jspecify.annotations.NullMarked;
