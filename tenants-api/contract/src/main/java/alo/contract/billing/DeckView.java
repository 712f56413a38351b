package alo.contract.billing;

import java.time.Instant;
import java.util.List;

/// A price deck over time, as the provider sees it.
///
/// @param name e.g. `vn-out`: 1 to 40 small letters, digits or hyphens
/// @param currency ISO 4217
/// @param country calling code without plus, of numbers in national form
/// @param versions oldest first; each holds until the next one's date
public record DeckView(String name, String currency, String country, List<Version> versions) {

  /// A version; never changed.
  ///
  /// @param version from 1
  /// @param rates how many prefixes it prices
  public record Version(int version, Instant effectiveFrom, long rates) {}

  /// Makes a version; the first one makes the deck.
  ///
  /// @param effectiveFrom first moment at which it holds, whole seconds; after that of the version
  ///     before it, and still to come unless it is the first
  /// @param rates 1 to 100,000, each prefix once
  public record Draft(Instant effectiveFrom, String currency, String country, List<Rate> rates) {}

  /// The price of one destination.
  ///
  /// @param prefix first digits of the number in international form without plus
  /// @param increments e.g. `6+1`
  /// @param perMinuteMillionths price of a minute in millionths of the minor unit
  /// @param connectionMinimum least amount of an answered call, in minor units
  /// @param emergency free by law; must then have no price
  public record Rate(
      String prefix,
      String description,
      String increments,
      long perMinuteMillionths,
      long connectionMinimum,
      boolean emergency) {}
}
