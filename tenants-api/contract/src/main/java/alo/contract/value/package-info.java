/// Values that are valid once they exist: telephone numbers, money, prefixes, windows of time.
///
/// Owns: their form and arithmetic. Entry points: [E164], [Money], [TimeWindow].
/// May use: `java.*`. Not here: ids (package `id`), tables of prices (`billing.rating`).
@NullMarked
package alo.contract.value;

import org.jspecify.annotations.NullMarked;
