package alo.engine.ivr;

import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.calendar.CalendarView;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Answer;
import alo.contract.flow.FlowNode.Collect;
import alo.contract.flow.FlowNode.Dial;
import alo.contract.flow.FlowNode.HangUp;
import alo.contract.flow.FlowNode.Hours;
import alo.contract.flow.FlowNode.Menu;
import alo.contract.flow.FlowNode.Play;
import alo.contract.flow.FlowNode.Queue;
import alo.contract.flow.FlowNode.Say;
import alo.contract.flow.FlowNode.Target;
import alo.contract.flow.FlowNode.Voicemail;
import alo.contract.id.CalendarId;
import alo.contract.id.RecordingId;
import alo.contract.value.DialString;
import alo.contract.value.TimeWindow;
import alo.engine.calendar.WorkingTime;
import alo.engine.ivr.Step.Result;
import alo.engine.ivr.Turn.Reply;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final TimeWindow MONDAY =
      new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));

  private static final CalendarView OFFICE =
      new CalendarView(
          new CalendarId("office"),
          "Office",
          "Asia/Ho_Chi_Minh",
          List.of(MONDAY),
          Set.of(),
          List.of(
              new CalendarView.DayOff(
                  LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 9), "Founders")),
          List.of());

  /// What comes after an announcement.
  private static final Map<String, FlowNode> FLOW =
      Map.of(
          "menu", new Menu(HELLO, Map.of("1", "n"), 0, 5, 3, null),
          "collect", new Collect(HELLO, "v", 1, 4, 5, 3, "n", null),
          "news", new Say(HELLO, "answer"),
          "answer", new Answer("menu"),
          "queue", new Queue(SALES, 60, "menu"),
          "message", new Voicemail(HELLO, SALES, 60, "menu"),
          "circle", new Play(HELLO, "circle"),
          "hours",
              new Hours(
                  "Asia/Ho_Chi_Minh",
                  List.of(MONDAY),
                  Set.of(),
                  "news",
                  "message",
                  "message",
                  null));

  /// A call as the nodes see it.
  private record Caller(int attempt, Instant now, boolean answered, Map<String, String> variables)
      implements Visit {
    static final Caller FIRST =
        new Caller(1, Instant.parse("2026-03-02T03:00:00Z"), false, Map.of("ext", "101"));

    Caller attempt(int attempt) {
      return new Caller(attempt, now, answered, variables);
    }

    Caller at(String instant) {
      return new Caller(attempt, Instant.parse(instant), answered, variables);
    }

    Caller onTheLine() {
      return new Caller(attempt, now, true, variables);
    }

    @Override
    public RecordingId message() {
      return new RecordingId("c1-v1");
    }

    @Override
    public String variable(String name) {
      return variables.get(name);
    }

    @Override
    public boolean isExtension(String digits) {
      return digits.equals("101");
    }

    @Override
    public boolean beginsExtension(char digit) {
      return digit == '1';
    }

    @Override
    public WorkingTime workingTime(CalendarId calendar) {
      return calendar.equals(OFFICE.id()) ? new WorkingTime(OFFICE) : null;
    }

    @Override
    public FlowNode node(String name) {
      return FLOW.get(name);
    }
  }

  private static Turn enter(FlowNode node) {
    return Interpreter.enter(node, Caller.FIRST);
  }

  private static Reply typed(FlowNode node, int attempt, String digits) {
    return Interpreter.after(node, Caller.FIRST.attempt(attempt), new Result.Digits(digits));
  }

  @Test
  @DisplayName("answer: once")
  void answer() {
    var node = new Answer("next");
    assertThat(enter(node)).isEqualTo(new Turn.Run(new Step.Answer()));
    assertThat(Interpreter.enter(node, Caller.FIRST.onTheLine())).isEqualTo(new Turn.GoTo("next"));
    assertThat(Interpreter.after(node, Caller.FIRST, new Result.Finished()))
        .isEqualTo(new Reply(null, new Turn.Answered("next")));
  }

  @Test
  @DisplayName("play and say: to the end, and on also when the prompt is not there")
  void plays() {
    assertThat(enter(new Play(HELLO, "n"))).isEqualTo(play(null));
    assertThat(enter(new Say(HELLO, "n"))).isEqualTo(play(null));
    for (Result result : List.of(new Result.Finished(), new Result.Failed("gone"))) {
      assertThat(Interpreter.after(new Play(HELLO, "n"), Caller.FIRST, result).turn())
          .isEqualTo(new Turn.GoTo("n"));
      assertThat(Interpreter.after(new Say(HELLO, "n"), Caller.FIRST, result).turn())
          .isEqualTo(new Turn.GoTo("n"));
    }
  }

  private static Turn play(Step.@Nullable Ask question) {
    return new Turn.Run(new Step.Play(HELLO, question));
  }

  @Test
  @DisplayName("[I1] keys over an announcement answer the menu, or give the digits, that come next")
  void typeAhead() {
    var menu = new Step.Ask(HELLO, 1, Duration.ofSeconds(5), Duration.ofSeconds(2), "1");
    for (String next : List.of("menu", "news", "answer", "hours")) {
      assertThat(enter(new Play(HELLO, next))).as(next).isEqualTo(play(menu));
      assertThat(enter(new Say(HELLO, next))).as(next).isEqualTo(play(menu));
    }
    assertThat(enter(new Say(HELLO, "collect")))
        .isEqualTo(play(new Step.Ask(HELLO, 4, Duration.ofSeconds(5), Duration.ofSeconds(3), "")));
    for (String next : List.of("queue", "message", "circle", "nowhere")) {
      assertThat(enter(new Say(HELLO, next))).as(next).isEqualTo(play(null));
    }
    assertThat(Interpreter.enter(new Say(HELLO, "hours"), Caller.FIRST.at("2026-03-02T13:00:00Z")))
        .as("closed: a message comes next")
        .isEqualTo(play(null));
  }

  @Test
  @DisplayName("[I1] menu without extensions: one key, at once")
  void plainMenu() {
    var menu = new Menu(HELLO, Map.of("1", "one", "*", "star"), 0, 7, 2, "other");
    assertThat(enter(menu))
        .isEqualTo(
            new Turn.Run(
                new Step.Ask(HELLO, 1, Duration.ofSeconds(7), Duration.ofSeconds(2), "*1")));
    assertThat(typed(menu, 1, "1")).isEqualTo(new Reply("1", new Turn.GoTo("one")));
    assertThat(typed(menu, 1, "*")).isEqualTo(new Reply("*", new Turn.GoTo("star")));
    assertThat(typed(menu, 1, "5")).isEqualTo(new Reply("5", new Turn.Again()));
    assertThat(typed(menu, 1, "")).isEqualTo(new Reply("", new Turn.Again()));
    assertThat(typed(menu, 2, "")).isEqualTo(new Reply("", new Turn.GoTo("other")));
  }

  @Test
  @DisplayName("[I1] menu with extensions: keys that begin one wait for more")
  void menuWithExtensions() {
    var menu = new Menu(HELLO, Map.of("1", "one", "0", "zero"), 3, 5, 1, null);
    var ask = (Step.Ask) ((Turn.Run) enter(menu)).step();
    assertThat(ask.digitsMax()).isEqualTo(3);
    assertThat(ask.firstAlone()).isEqualTo("0");
    assertThat(typed(menu, 1, "101").turn())
        .isEqualTo(new Turn.Ring(new Target.Extension("101"), MenuNode.EXTENSION_RING_SECONDS));
    assertThat(typed(menu, 1, "1").turn()).isEqualTo(new Turn.GoTo("one"));
    assertThat(typed(menu, 1, "999").turn()).isEqualTo(new Turn.GoTo(null));
    assertThat(typed(menu, 1, "10").turn()).isEqualTo(new Turn.GoTo(null));
    var longer = new Menu(HELLO, Map.of("0", "zero"), 4, 5, 1, null);
    assertThat(typed(longer, 1, "101").turn())
        .as("extensions of several lengths")
        .isEqualTo(new Turn.Ring(new Target.Extension("101"), MenuNode.EXTENSION_RING_SECONDS));
  }

  @Test
  @DisplayName("collect: enough digits, else again, else otherwise")
  void collect() {
    var node = new Collect(HELLO, "id", 4, 6, 9, 2, "next", "other");
    assertThat(enter(node))
        .isEqualTo(
            new Turn.Run(new Step.Ask(HELLO, 6, Duration.ofSeconds(9), Duration.ofSeconds(3), "")));
    assertThat(typed(node, 1, "1234")).isEqualTo(new Reply("1234", new Turn.GoTo("next")));
    assertThat(typed(node, 1, "123").turn()).isEqualTo(new Turn.Again());
    assertThat(typed(node, 2, "123").turn()).isEqualTo(new Turn.GoTo("other"));
    assertThat(Interpreter.isValueOf(node, "id", "1234")).isTrue();
    assertThat(Interpreter.isValueOf(node, "id", "12")).isFalse();
    assertThat(Interpreter.isValueOf(node, "other", "1234")).isFalse();
    assertThat(Interpreter.isValueOf(null, "id", "1234")).isFalse();
  }

  private static final Hours HOURS =
      new Hours(
          "Asia/Ho_Chi_Minh",
          List.of(
              new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(12, 0)),
              new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(2, 0))),
          Set.of(LocalDate.of(2026, 3, 9)),
          "open",
          "closed",
          "holiday",
          null);

  private static String hours(String instant) {
    return ((Turn.GoTo) Interpreter.enter(HOURS, Caller.FIRST.at(instant))).node();
  }

  @Test
  @DisplayName("[I4] [I5] hours: in the zone of the node, to the minute, past midnight")
  void hours() {
    assertThat(hours("2026-03-02T00:59:59Z")).as("7:59:59").isEqualTo("closed");
    assertThat(hours("2026-03-02T01:00:00Z")).as("8:00").isEqualTo("open");
    assertThat(hours("2026-03-02T04:59:59Z")).as("11:59:59").isEqualTo("open");
    assertThat(hours("2026-03-02T05:00:00Z")).as("12:00").isEqualTo("closed");
    assertThat(hours("2026-03-02T18:59:00Z")).as("1:59 on Tuesday").isEqualTo("open");
    assertThat(hours("2026-03-02T19:00:00Z")).as("2:00 on Tuesday").isEqualTo("closed");
    assertThat(hours("2026-03-09T02:00:00Z")).as("holiday").isEqualTo("holiday");
    var plain = new Hours("UTC", List.of(), HOURS.holidays(), "open", "closed", null, null);
    assertThat(Interpreter.enter(plain, Caller.FIRST.at("2026-03-09T02:00:00Z")))
        .isEqualTo(new Turn.GoTo("closed"));
  }

  @Test
  @DisplayName("[I4] hours: by a calendar of the tenant; one that is gone is closed")
  void hoursByCalendar() {
    var node = byCalendar("office", "holiday");
    assertThat(way(node, "2026-03-02T01:00:00Z")).as("8:00").isEqualTo("open");
    assertThat(way(node, "2026-03-02T10:00:00Z")).as("17:00").isEqualTo("closed");
    assertThat(way(node, "2026-03-09T02:00:00Z")).as("day off").isEqualTo("holiday");
    assertThat(way(byCalendar("office", null), "2026-03-09T02:00:00Z")).isEqualTo("closed");
    assertThat(way(byCalendar("gone", "holiday"), "2026-03-02T02:00:00Z")).isEqualTo("closed");
  }

  private static Hours byCalendar(String calendar, String holiday) {
    return new Hours(
        "UTC", List.of(), Set.of(), "open", "closed", holiday, new CalendarId(calendar));
  }

  private static String way(Hours node, String instant) {
    return ((Turn.GoTo) Interpreter.enter(node, Caller.FIRST.at(instant))).node();
  }

  @Test
  @DisplayName("queue and hang up")
  void queueAndEnd() {
    assertThat(enter(new Queue(SALES, 90, null))).isEqualTo(new Turn.Enqueue(SALES, 90));
    assertThat(enter(new HangUp())).isEqualTo(new Turn.End());
  }

  @Test
  @DisplayName("[I2] dial: extensions, typed extensions, numbers outside")
  void dial() {
    assertThat(enter(new Dial(new Target.Extension("205"), 9, null)))
        .isEqualTo(new Turn.Ring(new Target.Extension("205"), 9));
    assertThat(enter(new Dial(new Target.TypedExtension("ext"), 9, null)))
        .isEqualTo(new Turn.Ring(new Target.Extension("101"), 9));
    assertThat(enter(new Dial(new Target.TypedExtension("none"), 9, "other")))
        .isEqualTo(new Turn.GoTo("other"));
    var outside = new Target.Outside(new DialString("0912345678"));
    assertThat(enter(new Dial(outside, 9, null))).isEqualTo(new Turn.Ring(outside, 9));
  }

  @Test
  @DisplayName("[I9] voicemail: a message that was spoken is kept, silence is not")
  void voicemail() {
    var node = new Voicemail(HELLO, SALES, 60, "next");
    var id = new RecordingId("c1-v1");
    assertThat(enter(node)).isEqualTo(new Turn.Run(new Step.TakeMessage(HELLO, id, 60)));
    assertThat(Interpreter.after(node, Caller.FIRST, new Result.Message(8)).turn())
        .isEqualTo(new Turn.Left(SALES, id, 8, "next"));
    assertThat(Interpreter.after(node, Caller.FIRST, new Result.Message(0)).turn())
        .isEqualTo(new Turn.GoTo("next"));
    assertThat(Interpreter.after(node, Caller.FIRST, new Result.Failed(null)).turn())
        .isEqualTo(new Turn.GoTo("next"));
  }

  @Test
  @DisplayName("where unserved calls go")
  void unserved() {
    assertThat(Interpreter.unserved(new Queue(SALES, 1, "q"))).isEqualTo("q");
    assertThat(Interpreter.unserved(new Dial(new Target.Extension("1"), 9, "d"))).isEqualTo("d");
    assertThat(Interpreter.unserved(new Menu(HELLO, Map.of(), 3, 5, 1, "m"))).isEqualTo("m");
    assertThat(Interpreter.unserved(new HangUp())).isNull();
  }

  @Test
  @DisplayName("a result for a node that runs no step is a bug")
  void bug() {
    assertThatThrownBy(() -> Interpreter.after(new HangUp(), Caller.FIRST, new Result.Finished()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Expected a node that runs steps");
  }
}
