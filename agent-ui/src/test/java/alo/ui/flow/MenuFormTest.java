package alo.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.CalendarId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.value.DialString;
import alo.contract.value.Language;
import alo.contract.value.TimeWindow;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import alo.ui.flow.MenuForm.Times;
import alo.ui.flow.MenuReader.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Call menu")
class MenuFormTest {
  private static final QueueId SALES = new QueueId("sales");
  private static final QueueId SUPPORT = new QueueId("support");
  private static final Prompt GREETING = new Prompt.Text("Xin chào", Language.VI);
  private static final Prompt MESSAGE = new Prompt.Stored(new PromptId("p1"));

  private static MenuForm form(Opening opening, QueueId mailbox) {
    return new MenuForm(
        new Prompt.Text("Công ty A xin chào", Language.VI),
        GREETING,
        3,
        Map.of(
            "1", new Action.ToQueue(SALES),
            "2", new Action.ToExtension("101"),
            "3", new Action.ToNumber(new DialString("0903123456")),
            "9", new Action.Message(SUPPORT),
            "0", new Action.End()),
        new Action.ToQueue(SUPPORT),
        mailbox,
        MESSAGE,
        opening,
        new Times(90, 6, 2, 25, 120));
  }

  private static Opening officeHours() {
    return new Opening(
        "Asia/Ho_Chi_Minh",
        List.of(
            new TimeWindow(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(8, 0),
                LocalTime.of(17, 30))),
        Set.of(LocalDate.of(2027, 2, 6)),
        null,
        new Prompt.Text("Đã hết giờ", Language.VI),
        new Action.Message(SUPPORT));
  }

  @Test
  @DisplayName("[I1] [I2] keys lead to queues, extensions, numbers outside and a mailbox")
  void keys() {
    FlowDocument document = form(null, SUPPORT).document();
    assertThat(document.start()).isEqualTo("answer");
    FlowNode.Menu menu = (FlowNode.Menu) document.nodes().get("menu");
    assertThat(menu.prompt()).isEqualTo(GREETING);
    assertThat(menu.extensionDigits()).isEqualTo(3);
    assertThat(menu.keys()).containsOnlyKeys("1", "2", "3", "9", "0");
    assertThat(document.nodes().get(menu.keys().get("1")))
        .isEqualTo(new FlowNode.Queue(SALES, 90, "mailbox"));
    assertThat(document.nodes().get(menu.keys().get("2")))
        .isEqualTo(new FlowNode.Dial(new FlowNode.Target.Extension("101"), 25, "mailbox"));
    assertThat(document.nodes().get(menu.keys().get("3")))
        .isInstanceOfSatisfying(
            FlowNode.Dial.class,
            d ->
                assertThat(d.target())
                    .isEqualTo(new FlowNode.Target.Outside(new DialString("0903123456"))));
    assertThat(document.nodes().get(menu.otherwise()))
        .isEqualTo(new FlowNode.Queue(SUPPORT, 90, "mailbox"));
  }

  @Test
  @DisplayName("[I4] [I5] out of hours an announcement is heard, then the mailbox takes a message")
  void hours() {
    FlowDocument document = form(officeHours(), null).document();
    FlowNode.Hours hours = (FlowNode.Hours) document.nodes().get(document.start());
    assertThat(hours.open()).isEqualTo("answer");
    FlowNode.Answer closed = (FlowNode.Answer) document.nodes().get(hours.closed());
    FlowNode.Play play = (FlowNode.Play) document.nodes().get(closed.next());
    assertThat(play.prompt()).isEqualTo(new Prompt.Text("Đã hết giờ", Language.VI));
    assertThat(document.nodes().get(play.next())).isInstanceOf(FlowNode.Voicemail.class);
    assertThat(hours.holiday()).isEqualTo(hours.closed());
  }

  @Test
  @DisplayName("[I5] out of hours the announcement may lead to a hotline outside instead")
  void hotline() {
    Opening own = officeHours();
    var night = new Action.ToNumber(new DialString("0243825123"));
    FlowDocument document =
        form(
                new Opening(own.zone(), own.windows(), own.holidays(), null, own.closed(), night),
                SUPPORT)
            .document();
    FlowNode.Hours hours = (FlowNode.Hours) document.nodes().get(document.start());
    FlowNode.Answer closed = (FlowNode.Answer) document.nodes().get(hours.closed());
    FlowNode.Play play = (FlowNode.Play) document.nodes().get(closed.next());
    assertThat(document.nodes().get(play.next()))
        .isInstanceOfSatisfying(
            FlowNode.Dial.class,
            d -> assertThat(d.target()).isEqualTo(new FlowNode.Target.Outside(night.number())));
  }

  private static Opening byCalendar() {
    Opening own = officeHours();
    return new Opening(
        own.zone(), List.of(), Set.of(), new CalendarId("office"), own.closed(), own.then());
  }

  @Test
  @DisplayName("[I4] [D7] the hours may be those of a calendar; another calendar is another form")
  void calendar() {
    MenuForm form = form(byCalendar(), SUPPORT);
    FlowDocument document = form.document();
    FlowNode.Hours hours = (FlowNode.Hours) document.nodes().get(document.start());
    assertThat(hours.calendar()).isEqualTo(new CalendarId("office"));
    assertThat(hours.windows()).isEmpty();
    assertThat(MenuReader.read(document, GREETING)).contains(new Reading(form, true));
    assertThat(Outline.same(document, form(null, SUPPORT).document())).isFalse();
    assertThat(Outline.same(document, form(officeHours(), SUPPORT).document())).isFalse();
  }

  @Test
  @DisplayName("every successor exists and every id has the form of an id")
  void closedGraph() {
    FlowDocument document = form(officeHours(), SUPPORT).document();
    assertThat(document.nodes().keySet()).allMatch(id -> id.matches("[A-Za-z0-9_-]{1,40}"));
    for (FlowNode node : document.nodes().values()) {
      assertThat(document.nodes().keySet()).containsAll(successors(node));
    }
  }

  @Test
  @DisplayName("what was published is read back into the form")
  void roundTrip() {
    for (MenuForm form : List.of(form(null, SUPPORT), form(officeHours(), SALES))) {
      assertThat(MenuReader.read(form.document(), GREETING)).contains(new Reading(form, true));
    }
  }

  @Test
  @DisplayName("a flow of another shape is not read as if it were this form")
  void foreign() {
    FlowDocument foreign =
        new FlowDocument(
            1,
            "a",
            Map.of("a", new FlowNode.Answer("c"), "c", new FlowNode.Queue(SALES, 30, null)));
    assertThat(MenuReader.read(foreign, GREETING)).isEmpty();
    assertThat(MenuReader.read(new FlowDocument(1, "none", Map.of()), GREETING)).isEmpty();
  }

  @Test
  @DisplayName("[I1] the flow that every new company gets stands in the form as it is")
  void firstFlow() {
    Prompt.Text welcome = new Prompt.Text("Cảm ơn quý khách đã gọi", Language.VI);
    FlowDocument first =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("greeting"),
                "greeting", new FlowNode.Say(welcome, "menu"),
                "menu",
                    new FlowNode.Menu(
                        GREETING, Map.of("1", "q", "0", "q", "2", "voicemail"), 3, 5, 3, "q"),
                "q", new FlowNode.Queue(SALES, 300, "voicemail"),
                "voicemail", new FlowNode.Voicemail(MESSAGE, SALES, 60, "bye"),
                "bye", new FlowNode.HangUp()));
    Reading reading = MenuReader.read(first, GREETING).orElseThrow();
    assertThat(reading.whole()).isTrue();
    assertThat(reading.form().welcome()).isEqualTo(welcome);
    assertThat(reading.form().keys())
        .containsEntry("0", new Action.ToQueue(SALES))
        .containsEntry("2", new Action.Message(SALES));
    assertThat(reading.form().times()).isEqualTo(new Times(300, 5, 3, 25, 60));
    assertThat(((FlowNode.Menu) reading.form().document().nodes().get("menu")).attempts())
        .as("publishing changes only what the form shows")
        .isEqualTo(3);
  }

  @Test
  @DisplayName("what the form can not show is said: two queues that wait differently")
  void notWhole() {
    FlowDocument document =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("menu"),
                "menu", new FlowNode.Menu(GREETING, Map.of("1", "a", "2", "b"), 0, 6, 2, "a"),
                "a", new FlowNode.Queue(SALES, 60, null),
                "b", new FlowNode.Queue(SUPPORT, 600, null)));
    assertThat(MenuReader.read(document, GREETING).orElseThrow().whole()).isFalse();
  }

  @Test
  @DisplayName("no step that nobody comes to: without queues no mailbox, without keys no menu")
  void nothingUnreached() {
    MenuForm form =
        new MenuForm(
            null,
            GREETING,
            0,
            Map.of(),
            new Action.End(),
            SALES,
            MESSAGE,
            officeHours(),
            Times.SUGGESTED);
    FlowDocument document = form.document();
    assertThat(document.nodes()).doesNotContainKey("mailbox");
    assertThat(document.nodes().get("menu")).isEqualTo(new FlowNode.Play(GREETING, "otherwise"));
    assertThat(MenuReader.read(document, GREETING).orElseThrow().whole()).isTrue();
  }

  private static List<String> successors(FlowNode node) {
    return switch (node) {
      case FlowNode.Answer a -> List.of(a.next());
      case FlowNode.Play p -> List.of(p.next());
      case FlowNode.Say s -> List.of(s.next());
      case FlowNode.Menu m -> List.copyOf(m.keys().values());
      case FlowNode.Collect c -> List.of(c.next());
      case FlowNode.Hours h -> List.of(h.open(), h.closed());
      case FlowNode.Queue q -> q.otherwise() == null ? List.of() : List.of(q.otherwise());
      case FlowNode.Dial d -> d.otherwise() == null ? List.of() : List.of(d.otherwise());
      case FlowNode.Voicemail v -> v.next() == null ? List.of() : List.of(v.next());
      case FlowNode.HangUp _ -> List.of();
    };
  }
}
