/// What a tenant pays for its people.
///
/// Owns: the seat price and its pro rata rule. Entry point: `SeatPrice.charge`. May use: `charge`
/// for the one rounding rule. Not here: who was logged in on which day (billing server).
@NullMarked
package alo.rating.plan;

import org.jspecify.annotations.NullMarked;
