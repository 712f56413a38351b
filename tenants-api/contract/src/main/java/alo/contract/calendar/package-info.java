/// When a tenant works: periods by weekday, holidays, days off, make-up days.
///
/// Owns: [CalendarView] and the words it is made of. May use: `id`, `value`. Not here: the
/// reckoning of holidays and of open and closed (module `engine`, package `calendar`).
@NullMarked
package alo.contract.calendar;

import org.jspecify.annotations.NullMarked;
