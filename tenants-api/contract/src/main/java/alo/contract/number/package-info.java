/// The provider's numbers and what a tenant does with them.
///
/// Owns: [NumberView], [StockView], [NumberKind], [NumberFact]. May use: `id`, `value`. Not here:
/// prices (`billing`), trunks (`edge`).
@NullMarked
package alo.contract.number;

import org.jspecify.annotations.NullMarked;
