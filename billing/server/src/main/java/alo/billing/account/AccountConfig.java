package alo.billing.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/// The conditions of a new account. They are copied into it, so that a change here changes no bill
/// that is already running.
@ConfigMapping(prefix = "alo.account")
public interface AccountConfig {
  /// Deck for calls out.
  @WithDefault("vn-out")
  String outboundDeck();

  /// Deck for calls in, by the tenant's own number.
  @WithDefault("vn-in")
  String inboundDeck();

  /// Price of one seat for a whole month, in minor units of the currency; pro rata by days.
  @WithDefault("300000")
  long seatPerMonthMinor();

  /// Currency of the seat price, ISO 4217; the decks must have the same.
  @WithDefault("VND")
  String currency();

  /// Zone whose midnight ends a month.
  @WithDefault("Asia/Ho_Chi_Minh")
  ZoneId zone();
}
