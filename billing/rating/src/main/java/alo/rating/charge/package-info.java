/// What one answered leg costs.
///
/// Owns: the arithmetic from a leg to its charge lines, with its rounding. Entry point:
/// `Tariff.rate`. May use: `deck`, the contract. Not here: sums over a month (`invoice`), seats
/// (`plan`).
@NullMarked
package alo.rating.charge;

import org.jspecify.annotations.NullMarked;
