/// Under which conditions a tenant pays.
///
/// Owns: the account: zone, plans by month (decks, seat price), and the customer at the payment
/// service. Entry points: `Accounts`, `PlanResource`. May use: `deck`, `platform`, the pure jar
/// `rating`. Not here: balances and credit.
@NullMarked
package alo.billing.account;

import org.jspecify.annotations.NullMarked;
