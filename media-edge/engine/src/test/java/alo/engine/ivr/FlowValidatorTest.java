package alo.engine.ivr;

import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.MUSIC;
import static alo.engine.Tenants.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.FlowDocument;
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
import alo.contract.flow.Prompt;
import alo.contract.id.CalendarId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.problem.Problem;
import alo.contract.value.DialString;
import alo.contract.value.Language;
import alo.engine.Tenants;
import alo.engine.ivr.FlowValidator.Known;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FlowValidatorTest {
  private static final Known KNOWN =
      new Known(
          Set.of(SALES, CARE),
          Set.of(MUSIC),
          Set.of("101", "102"),
          Set.of(new CalendarId("office")));

  private static List<String> mistakes(FlowDocument document) {
    return FlowValidator.validate(document, KNOWN).stream()
        .map(at -> at.place() + " " + at.code())
        .toList();
  }

  private static List<String> mistakes(String start, Map<String, FlowNode> nodes) {
    return mistakes(Tenants.flowOf(start, nodes));
  }

  /// Mistakes of one node that stands right after the answer.
  private static List<String> mistakesOf(FlowNode node) {
    return mistakes("a", Map.of("a", new Answer("n"), "n", node, "end", new HangUp()));
  }

  private static Menu menu(Map<String, String> keys, int extensionDigits, int wait, int attempts) {
    return new Menu(HELLO, keys, extensionDigits, wait, attempts, "end");
  }

  @Test
  @DisplayName("[I12] a flow of every node kind is accepted")
  void everything() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put(
        "start", new Hours("Asia/Ho_Chi_Minh", List.of(), Set.of(), "a", "closed", null, null));
    nodes.put("closed", new Answer("sorry"));
    nodes.put("sorry", new Say(HELLO, "message"));
    nodes.put("message", new Voicemail(HELLO, CARE, 60, null));
    nodes.put("a", new Answer("hello"));
    nodes.put("hello", new Play(new Prompt.Stored(MUSIC), "menu"));
    nodes.put("menu", new Menu(HELLO, Map.of("1", "q", "2", "ask", "9", "menu"), 3, 5, 3, "q"));
    nodes.put("ask", new Collect(HELLO, "ext", 3, 3, 5, 3, "ring", "q"));
    nodes.put("ring", new Dial(new Target.TypedExtension("ext"), 20, "out"));
    nodes.put("out", new Dial(new Target.Outside(new DialString("0912345678")), 20, "boss"));
    nodes.put("boss", new Dial(new Target.Extension("101"), 20, "q"));
    nodes.put("q", new Queue(SALES, 60, "again"));
    nodes.put("again", new Menu(HELLO, Map.of("1", "message", "2", "bye"), 0, 5, 1, "q"));
    nodes.put("bye", new HangUp());
    assertThat(mistakes("start", nodes)).isEmpty();
  }

  @Test
  @DisplayName("the flows of the test tenant are valid")
  void testTenant() {
    assertThat(mistakes(Tenants.answerThenQueue(SALES, 60))).isEmpty();
  }

  @Test
  @DisplayName("a start that is not there, an empty document, a strange schema")
  void frame() {
    assertThat(mistakes("x", Map.of("a", new HangUp()))).containsExactly("/start unknown-node");
    assertThat(mistakes("x", Map.of())).containsExactly("/start unknown-node");
    assertThat(mistakes(new FlowDocument(7, "a", Map.of("a", new HangUp()))))
        .containsExactly("/schema unknown-schema");
    assertThat(mistakes(new FlowDocument(1, null, Map.of("a", new HangUp()))))
        .containsExactly("/start unknown-node");
  }

  @Test
  @DisplayName("too many nodes")
  void tooManyNodes() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put("n0", new HangUp());
    for (int i = 1; i <= FlowDocument.NODES_MAX; i++) {
      nodes.put("n" + i, new Answer("n" + (i - 1)));
    }
    assertThat(mistakes("n500", nodes)).containsExactly("/nodes too-many-nodes");
  }

  @Test
  @DisplayName("a node id with spaces")
  void nodeId() {
    assertThat(mistakes("a b", Map.of("a b", new HangUp()))).containsExactly("a b bad-node-id");
  }

  @Test
  @DisplayName("successors that are unknown or missing, each at its node")
  void successors() {
    assertThat(
            mistakes(
                "a",
                Map.of(
                    "a", new Answer("b"),
                    "b", new Menu(HELLO, Map.of("1", "x", "2", "c"), 0, 5, 1, "y"),
                    "c", new Play(HELLO, null))))
        .containsExactly("b unknown-node", "b unknown-node", "c missing-successor");
  }

  @Test
  @DisplayName("a node that no call reaches")
  void unreachable() {
    assertThat(mistakes("a", Map.of("a", new HangUp(), "b", new Answer("a"))))
        .containsExactly("b unreachable");
  }

  @Test
  @DisplayName("nothing is played before the answer, on any way")
  void answerFirst() {
    assertThat(mistakes("p", Map.of("p", new Play(HELLO, "end"), "end", new HangUp())))
        .containsExactly("p not-answered");
    Map<String, FlowNode> twoWays =
        Map.of(
            "h", new Hours("UTC", List.of(), Set.of(), "a", "s", null, null),
            "a", new Answer("s"),
            "s", new Say(HELLO, "v"),
            "v", new Voicemail(HELLO, SALES, 30, null));
    assertThat(mistakes("h", twoWays)).containsExactly("s not-answered", "v not-answered");
    assertThat(mistakes("q", Map.of("q", new Queue(SALES, 10, null))))
        .as("a caller may wait unanswered")
        .isEmpty();
  }

  @Test
  @DisplayName("a circle on which a silent caller goes round for ever is named once")
  void endlessCircle() {
    assertThat(
            mistakes(
                "a",
                Map.of(
                    "a", new Answer("b"),
                    "b", new Play(HELLO, "c"),
                    "c", new Menu(HELLO, Map.of("1", "end"), 0, 5, 1, "b"),
                    "end", new HangUp())))
        .containsExactly("b endless-circle");
    Problem.At circle =
        FlowValidator.validate(
                Tenants.flowOf("a", Map.of("a", new Answer("b"), "b", new Answer("a"))), KNOWN)
            .getFirst();
    assertThat(circle.detail()).startsWith("Expected ").contains("but a, b goes round");
  }

  @Test
  @DisplayName("[I1] a key that repeats the menu is no endless circle, nor is waiting in a queue")
  void circlesWithAnEnd() {
    assertThat(
            mistakes(
                "a",
                Map.of(
                    "a", new Answer("m"),
                    "m", new Menu(HELLO, Map.of("9", "m", "1", "q"), 0, 5, 3, null),
                    "q", new Queue(SALES, 30, "m"))))
        .isEmpty();
  }

  @Test
  @DisplayName("a part from which no call can end")
  void noWayOut() {
    assertThat(
            mistakes(
                "a",
                Map.of(
                    "a", new Answer("c"),
                    "c", new Collect(HELLO, "x", 1, 1, 5, 1, "c", "c"))))
        .contains("a no-way-out", "c no-way-out");
  }

  @Test
  @DisplayName("menus: waiting time, attempts, extension digits, keys")
  void menus() {
    assertThat(mistakesOf(menu(Map.of("1", "end"), 0, 0, 1))).containsExactly("n out-of-range");
    assertThat(mistakesOf(menu(Map.of("1", "end"), 0, 31, 6)))
        .containsExactly("n out-of-range", "n out-of-range");
    assertThat(mistakesOf(menu(Map.of("1", "end"), 1, 5, 1))).containsExactly("n out-of-range");
    assertThat(mistakesOf(menu(Map.of("1", "end"), 7, 5, 1))).containsExactly("n out-of-range");
    assertThat(mistakesOf(menu(Map.of("12", "end"), 0, 5, 1))).containsExactly("n bad-key");
    assertThat(mistakesOf(menu(Map.of(), 0, 5, 1))).containsExactly("n nothing-to-press");
    assertThat(mistakesOf(menu(Map.of(), 3, 5, 1))).isEmpty();
  }

  @Test
  @DisplayName("collect: name, digits, attempts")
  void collects() {
    assertThat(mistakesOf(new Collect(HELLO, "x", 2, 1, 5, 1, "end", null)))
        .containsExactly("n out-of-range");
    assertThat(mistakesOf(new Collect(HELLO, "x", 1, 21, 5, 1, "end", null)))
        .containsExactly("n out-of-range");
    assertThat(mistakesOf(new Collect(HELLO, "x y", 1, 2, 5, 1, "end", null)))
        .containsExactly("n bad-variable");
    assertThat(mistakesOf(new Collect(HELLO, "x", 1, 2, 99, 9, "end", null)))
        .containsExactly("n out-of-range", "n out-of-range");
  }

  @Test
  @DisplayName("hours: an unknown zone")
  void hours() {
    assertThat(
            mistakesOf(
                new Hours("", List.of(), Set.of(), "end", "end", null, new CalendarId("office"))))
        .isEmpty();
    assertThat(
            mistakesOf(
                new Hours("", List.of(), Set.of(), "end", "end", null, new CalendarId("gone"))))
        .containsExactly("n unknown-calendar");
    assertThat(
            mistakesOf(
                new Hours(
                    "UTC",
                    List.of(),
                    Set.of(LocalDate.of(2026, 3, 9)),
                    "end",
                    "end",
                    null,
                    new CalendarId("office"))))
        .containsExactly("n hours-and-calendar");
    assertThat(mistakesOf(new Hours("Asia/Saigonn", List.of(), Set.of(), "end", "end", null, null)))
        .containsExactly("n unknown-zone");
  }

  @Test
  @DisplayName("queues, prompts, extensions and variables that the tenant does not have")
  void unknownThings() {
    assertThat(mistakesOf(new Queue(new QueueId("nope"), 60, "end")))
        .containsExactly("n unknown-queue");
    assertThat(mistakesOf(new Play(new Prompt.Stored(new PromptId("nope")), "end")))
        .containsExactly("n unknown-prompt");
    assertThat(mistakesOf(new Dial(new Target.Extension("999"), 20, "end")))
        .containsExactly("n unknown-extension");
    assertThat(mistakesOf(new Dial(new Target.TypedExtension("ext"), 20, "end")))
        .containsExactly("n unknown-variable");
    assertThat(mistakesOf(new Voicemail(HELLO, new QueueId("nope"), 60, "end")))
        .containsExactly("n unknown-queue");
  }

  @Test
  @DisplayName("times of queues, dials and messages; texts")
  void limits() {
    assertThat(mistakesOf(new Queue(SALES, 0, "end"))).containsExactly("n out-of-range");
    assertThat(mistakesOf(new Queue(SALES, 7_201, "end"))).containsExactly("n out-of-range");
    assertThat(mistakesOf(new Dial(new Target.Extension("101"), 4, "end")))
        .containsExactly("n out-of-range");
    assertThat(mistakesOf(new Dial(new Target.Extension("101"), 121, "end")))
        .containsExactly("n out-of-range");
    assertThat(mistakesOf(new Voicemail(HELLO, SALES, 601, "end")))
        .containsExactly("n out-of-range");
    assertThat(mistakesOf(new Say(new Prompt.Text(" ", Language.VI), "end")))
        .containsExactly("n bad-text");
    assertThat(mistakesOf(new Say(new Prompt.Text("x".repeat(1_001), Language.VI), "end")))
        .containsExactly("n bad-text");
    assertThat(mistakesOf(new Play(null, "end"))).containsExactly("n missing-prompt");
    assertThat(mistakesOf(new Dial(null, 20, "end"))).containsExactly("n missing-target");
  }

  @Test
  @DisplayName("all mistakes are told at once, in the order of their nodes")
  void allAtOnce() {
    assertThat(
            mistakes(
                "p",
                Map.of(
                    "p", new Play(new Prompt.Stored(new PromptId("nope")), "q"),
                    "q", new Queue(new QueueId("nope"), 0, "z"),
                    "u", new HangUp())))
        .containsExactly(
            "p not-answered",
            "p unknown-prompt",
            "q out-of-range",
            "q unknown-node",
            "q unknown-queue",
            "u unreachable");
  }
}
