/// What was used and what it costs: usage that the control plane reports, charges that come back.
///
/// Owns: [LegUsage], [SeatUsage], [ChargeLine], [MonthStatement]. May use: `id`, `value`.
/// Not here: how a price is found (module `rating`).
@NullMarked
package alo.contract.billing;

import org.jspecify.annotations.NullMarked;
