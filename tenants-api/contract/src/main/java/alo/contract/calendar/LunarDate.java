package alo.contract.calendar;

/// A day of the Vietnamese lunar calendar. Whether there is such a day only the reckoning tells.
///
/// @param year the Gregorian year in which the lunar year begins
/// @param month 1 to 12
/// @param day 1 to 30
/// @param leap whether the month is the leap month that follows the month of its number
public record LunarDate(int year, int month, int day, boolean leap) {
  public LunarDate {
    if (month < 1 || month > 12 || day < 1 || day > 30) {
      throw new IllegalArgumentException(
          "Expected month 1 to 12 and day 1 to 30, but it is month %d, day %d"
              .formatted(month, day));
    }
  }
}
