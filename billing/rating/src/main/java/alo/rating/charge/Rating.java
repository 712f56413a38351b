package alo.rating.charge;

import alo.contract.billing.ChargeLine;
import java.util.List;

/// What became of a leg.
public sealed interface Rating {
  /// Every period has its line.
  ///
  /// @param lines at least one, in the order of time
  record Rated(List<ChargeLine> lines) implements Rating {}

  /// No deck has a price for the number at that time. Nothing is charged and nothing guessed: the
  /// leg waits, visible to the provider, until a deck that covers it is entered.
  ///
  /// @param detail "Expected ..., but ..."
  record Unrated(String detail) implements Rating {}
}
