package alo.engine.contactcenter;

import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.PublicHoliday;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.id.CalendarId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.TimeWindow;
import alo.engine.Tenants;
import alo.engine.ivr.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls by the hours of their flows.
class HoursStoryTest {
  private Story story = new Story(new Tenants().flow("hotline", 1, officeHours()));

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private static FlowDocument officeHours() {
    var window =
        new TimeWindow(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));
    return Tenants.flowOf(
        "hours",
        Map.of(
            "hours",
            new FlowNode.Hours(
                "Asia/Ho_Chi_Minh",
                List.of(window),
                Set.of(LocalDate.of(2026, 3, 3)),
                "answer",
                "late",
                null,
                null),
            "answer",
            new FlowNode.Answer("queue"),
            "queue",
            new FlowNode.Queue(SALES, 60, null),
            "late",
            new FlowNode.Answer("sorry"),
            "sorry",
            new FlowNode.Say(HELLO, "message"),
            "message",
            new FlowNode.Voicemail(HELLO, SALES, 60, null)));
  }

  @Test
  @DisplayName("[I4] in hours the call reaches its department")
  void inHours() {
    story = new Story(new Tenants().flow("hotline", 1, officeHours())).arrives("c1", HOTLINE);
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
  }

  @Test
  @DisplayName("[I5] out of hours: announcement, then message")
  void outOfHours() {
    story = new Story(new Tenants().flow("hotline", 1, officeHours()));
    story.seconds(7 * 3600 + 1).arrives("c1", HOTLINE);
    assertThat(story.effect(Effect.RunStep.class).what()).isEqualTo(new Step.Play(HELLO, null));
    story.stepDone("c1", new Step.Result.Finished());
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.TakeMessage.class);
  }

  @Test
  @DisplayName("[I5] out of hours: announcement, then the hotline outside, as it is set")
  void outOfHoursToHotline() {
    Map<String, FlowNode> nodes = new HashMap<>(officeHours().nodes());
    nodes.put("sorry", new FlowNode.Say(HELLO, "night"));
    var nightLine = new DialString("02438251234");
    nodes.put("night", new FlowNode.Dial(new FlowNode.Target.Outside(nightLine), 30, "message"));
    story = new Story(new Tenants().flow("hotline", 1, Tenants.flowOf("hours", nodes)));
    story.seconds(7 * 3600 + 1).arrives("c1", HOTLINE);
    story.stepDone("c1", new Step.Result.Finished());
    assertThat(story.effect(Effect.RingNumber.class).to())
        .isEqualTo(new DialString("+842438251234"));
  }

  @Test
  @DisplayName("[I5] on a holiday it is closed in the middle of the day")
  void holiday() {
    story = new Story(new Tenants().flow("hotline", 1, officeHours()));
    story.seconds(24 * 3600).arrives("c1", HOTLINE);
    assertThat(story.effect(Effect.RunStep.class).what()).isEqualTo(new Step.Play(HELLO, null));
  }

  /// The same, by a calendar with a night shift.
  private static Tenants byCalendar() {
    var shift =
        new TimeWindow(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
    var calendar =
        new CalendarView(
            new CalendarId("nights"),
            "Nights",
            "Asia/Ho_Chi_Minh",
            List.of(shift),
            Set.of(PublicHoliday.TET_1),
            List.of(),
            List.of(
                new CalendarView.MakeUpDay(
                    LocalDate.of(2026, 8, 22),
                    List.of(new CalendarView.Period(LocalTime.of(8, 0), LocalTime.of(12, 0))),
                    "For 31 August")));
    Map<String, FlowNode> nodes = new HashMap<>(officeHours().nodes());
    nodes.put(
        "hours",
        new FlowNode.Hours("", List.of(), Set.of(), "answer", "late", null, calendar.id()));
    return new Tenants().calendar(calendar).flow("hotline", 1, Tenants.flowOf("hours", nodes));
  }

  private boolean reachesDepartment(String local) {
    story = new Story(byCalendar());
    story.now = LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    story.arrives("c1", HOTLINE);
    return story.events().stream().anyMatch(Event.CallQueued.class::isInstance);
  }

  @Test
  @DisplayName(
      "[D7] [X22] a call by the calendar: a night shift before and after midnight, Tết, a"
          + " make-up Saturday")
  void byWorkingCalendar() {
    assertThat(reachesDepartment("2026-03-06T23:50")).isTrue();
    assertThat(reachesDepartment("2026-03-07T00:10")).isTrue();
    assertThat(reachesDepartment("2026-03-07T06:00")).isFalse();
    assertThat(reachesDepartment("2026-02-16T23:50")).as("the eve of Tết").isTrue();
    assertThat(reachesDepartment("2026-02-17T00:10")).as("Tết").isFalse();
    assertThat(reachesDepartment("2026-08-22T09:00")).as("a make-up Saturday").isTrue();
    assertThat(reachesDepartment("2026-08-29T09:00")).as("another Saturday").isFalse();
  }
}
