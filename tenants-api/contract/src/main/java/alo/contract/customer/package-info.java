/// The customer card that pops up before an agent answers.
///
/// Owns: [CustomerView]. May use: `id`, `value`. Not here: tickets, campaigns.
@NullMarked
package alo.contract.customer;

import org.jspecify.annotations.NullMarked;
