/// What was used, and what it cost.
///
/// Owns: the intake of legs and seat days, each once, and the charge lines. Entry points:
/// `UsageResource` for other programs, `Charges` and `Seats` for statements. May use: `account`,
/// `deck`, `payment`, `platform`. Not here: sums and statements (`invoice`).
@NullMarked
package alo.billing.usage;

import org.jspecify.annotations.NullMarked;
