package alo.contract.calendar;

/// Days of public holidays in Vietnam, in the order of the year. The Labour Code of 2019, article
/// 112, gives one day at New Year, five at Tết, one each for the Hùng Kings, 30 April and 1 May,
/// and two for the National Day: 2 September and the day before or after it. Which five days, and
/// which neighbour, the Prime Minister decides every year; so each day can be chosen by itself.
public enum PublicHoliday {
  NEW_YEAR,
  /// Two days before the lunar year begins.
  TET_BEFORE_EVE,
  /// The last day of the lunar year, the 29th or 30th.
  TET_EVE,
  TET_1,
  TET_2,
  TET_3,
  TET_4,
  TET_5,
  /// The 10th of the 3rd lunar month.
  HUNG_KINGS,
  /// 30 April.
  REUNIFICATION,
  /// 1 May.
  LABOUR,
  /// 1 September.
  NATIONAL_EVE,
  /// 2 September.
  NATIONAL,
  /// 3 September.
  NATIONAL_AFTER
}
