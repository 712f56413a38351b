package alo.billing.usage;

import alo.billing.account.Account;
import alo.billing.account.Plan;
import alo.billing.deck.Decks;
import alo.contract.billing.LegUsage;
import alo.rating.charge.Rating;
import alo.rating.charge.Tariff;
import java.util.HashMap;
import java.util.Map;

/// Rates a tenant's legs, each under the plan of its month. Lives as long as one transaction.
public final class Tariffs {
  private final Account account;
  private final Decks decks;
  private final Map<Plan, Tariff> byPlan = new HashMap<>();

  Tariffs(Account account, Decks decks) {
    this.account = account;
    this.decks = decks;
  }

  /// What a leg costs.
  public Rating rate(LegUsage leg) {
    return byPlan.computeIfAbsent(account.planAt(leg.answeredAt()), this::tariff).rate(leg);
  }

  private Tariff tariff(Plan plan) {
    return new Tariff(decks.get(plan.outboundDeck()), decks.get(plan.inboundDeck()));
  }
}
