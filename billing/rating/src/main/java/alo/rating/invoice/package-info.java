/// A tenant's month, added up.
///
/// Owns: which month a line belongs to, the sums and the statement. Entry point: `BillingMonth` and
/// `MonthTotals`. May use: `plan`, the contract. Not here: taxes, numbering and sending of
/// invoices.
@NullMarked
package alo.rating.invoice;

import org.jspecify.annotations.NullMarked;
