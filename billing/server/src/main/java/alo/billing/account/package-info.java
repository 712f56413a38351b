/// Under which conditions a tenant pays.
///
/// Owns: the account: decks, seat price, zone, and the customer at the payment service. Entry
/// point: `Accounts`. May use: `platform`, the pure jar `rating`. Not here: balances and credit.
@NullMarked
package alo.billing.account;

import org.jspecify.annotations.NullMarked;
