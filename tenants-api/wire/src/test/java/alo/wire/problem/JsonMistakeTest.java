package alo.wire.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import alo.contract.flow.FlowNode;
import alo.contract.id.QueueId;
import alo.contract.number.NumberView;
import alo.contract.problem.Problem;
import alo.contract.queue.QueueView;
import alo.contract.tenant.SignUp;
import alo.contract.tenant.Ticket;
import alo.contract.value.E164;
import alo.contract.value.TimeWindow;
import alo.wire.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonMistakeTest {

  @Test
  @DisplayName("a mistake in JSON is told in the house's words, at its place, without class names")
  void tellsMistakes() {
    told("{\"company\":", SignUp.class, "Expected JSON, but it is none at line 1");
    told("{\"language\":\"xx\"}", SignUp.class, "Expected vi, en or zh, but it is \"xx\"");
    told("{\"purpose\":\"X\"}", Ticket.Request.class, "Expected one of AGENT, FEED, but it is");
    told("\"12\"", E164.class, "Expected a number like +84283822123, but it is \"12\"");
    told("{\"flow\":\"a b\"}", NumberView.Draft.class, "Expected a flow id of 1 to 80 letters");
    told("{\"type\":\"boo\"}", FlowNode.class, "Expected a known type, but it is \"boo\"");
    told("{}", FlowNode.class, "Expected a field \"type\", but there is none");
    told("[1]", QueueView.Draft.class, "Expected another kind of value");
    told("{\"depthMax\":\"many\"}", QueueView.Draft.class, "Expected a value of another form");
    told(
        "{\"days\":[],\"from\":\"08:00\",\"to\":\"09:00\"}",
        TimeWindow.class,
        "Expected at least one day");
    told("\"" + "9".repeat(5_000) + "\"", QueueId.class, "Expected a queue id");
  }

  @Test
  void namesThePlace() {
    Problem problem = mistake("{\"language\":\"xx\"}", SignUp.class);
    assertThat(problem.errors())
        .singleElement()
        .extracting(Problem.At::place)
        .isEqualTo("/language");
  }

  @Test
  @DisplayName("only what our own values refuse is the client's mistake; the rest is a bug")
  void tellsMistakesFromBugs() {
    var refused =
        catchThrowableOfType(IllegalArgumentException.class, () -> new QueueId("no such"));
    assertThat(ProblemMappers.isRefusedByValue(refused)).isTrue();
    var bug = catchThrowableOfType(IllegalArgumentException.class, () -> Thread.State.valueOf("x"));
    assertThat(ProblemMappers.isRefusedByValue(bug)).isFalse();
  }

  private static void told(String json, Class<?> type, String words) {
    Problem problem = mistake(json, type);
    assertThat(problem.detail()).startsWith(words).doesNotContain("alo.").hasSizeLessThan(210);
    assertThat(problem.errors()).allSatisfy(at -> assertThat(at.detail()).doesNotContain("alo."));
  }

  private static Problem mistake(String json, Class<?> type) {
    return JsonMistake.problem(
        catchThrowableOfType(
            JsonProcessingException.class, () -> Json.mapper().readValue(json, type)));
  }
}
