/// Working time: the Vietnamese lunar calendar, public holidays, and when a calendar is open.
///
/// Owns: the reckoning of days. Entry points: `WorkingTime`, `PublicHolidays`, `LunarCalendar`.
/// May use: the contract. Not here: the clock; every moment is handed in.
@NullMarked
package alo.engine.calendar;

import org.jspecify.annotations.NullMarked;
