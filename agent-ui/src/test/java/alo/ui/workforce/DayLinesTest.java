package alo.ui.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import alo.ui.workforce.DayLines.Reading;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Days as lines")
class DayLinesTest {
  @Test
  @DisplayName("[X22] days off and make-up days are written and read as lines")
  void roundTrip() {
    var off =
        List.of(
            new DayOff(LocalDate.of(2027, 4, 30), LocalDate.of(2027, 4, 30), "Nghỉ"),
            new DayOff(LocalDate.of(2027, 12, 24), LocalDate.of(2028, 1, 2), "Cuối năm 2027"));
    assertThat(DayLines.daysOff(off))
        .isEqualTo("30/4/2027 Nghỉ\n24/12/2027 - 2/1/2028 Cuối năm 2027");
    assertThat(DayLines.daysOff(DayLines.daysOff(off))).isEqualTo(new Reading<>(off, 0));
    var made =
        List.of(
            new MakeUpDay(
                LocalDate.of(2026, 8, 22),
                List.of(
                    new Period(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                    new Period(LocalTime.of(22, 0), LocalTime.of(6, 30))),
                "Làm bù 31/8"));
    assertThat(DayLines.makeUpDays(made)).isEqualTo("22/8/2026 8:00-12:00, 22:00-6:30 Làm bù 31/8");
    assertThat(DayLines.makeUpDays(DayLines.makeUpDays(made))).isEqualTo(new Reading<>(made, 0));
    assertThat(DayLines.daysOff(" \n\n")).isEqualTo(new Reading<>(List.of(), 0));
  }

  @Test
  @DisplayName("what is no such line is refused")
  void garbage() {
    for (String bad :
        List.of(
            "30/4/2027",
            "31/13/2027 x",
            "31/2/2027 x",
            "30/4 x",
            "x",
            "1/1/2027 - 2/1 x",
            "2/1/2027 - 1/1/2027 x")) {
      var reading = DayLines.daysOff("1/5/2027 ok\n\n" + bad);
      assertThat(reading.good()).as(bad).isFalse();
      assertThat(reading.badLine()).as(bad).isEqualTo(3);
    }
    for (String bad : List.of("1/5/2027 x", "1/5/2027 8:00 x", "1/5/2027 8:00-25:00 x")) {
      assertThat(DayLines.makeUpDays(bad).badLine()).as(bad).isEqualTo(1);
    }
  }
}
