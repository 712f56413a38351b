package alo.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.Music;
import alo.contract.flow.Prompt;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.contract.value.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void anEventTravelsWithItsTag() {
    var arrived =
        new Event.CallArrived(
            new InteractionId("edge1-17-3"),
            null,
            new E164("+842873001000"),
            new TrunkId("carrier1"),
            new FlowRef(new FlowId("f1"), 3));
    var envelope =
        new EventEnvelope(
            new EventId(new EdgeId("edge1"), 1, 7),
            new TenantId("demo"),
            Instant.parse("2026-11-22T03:00:00Z"),
            1,
            arrived);
    String json = Json.write(envelope);
    assertThat(json)
        .contains("\"type\":\"call-arrived\"", "\"call\":\"edge1-17-3\"", "2026-11-22T03:00:00Z")
        .doesNotContain("\"from\"");
    assertThat(Json.read(json, EventEnvelope.class)).isEqualTo(envelope);
  }

  @Test
  void aFlowDocumentSurvivesTheRoundTrip() {
    var prompt = new Prompt.Text("Xin chào 👋", Language.VI);
    Map<String, FlowNode> nodes =
        Map.of(
            "a", new FlowNode.Answer("m"),
            "m", new FlowNode.Menu(prompt, Map.of("1", "q", "#", "x"), 3, 5, 2, null),
            "h",
                new FlowNode.Hours(
                    "Asia/Ho_Chi_Minh",
                    List.of(
                        new TimeWindow(
                            Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 30))),
                    Set.of(LocalDate.of(2027, 2, 6)),
                    "q",
                    "x",
                    null,
                    null),
            "q", new FlowNode.Queue(new QueueId("q1"), 60, "x"),
            "d", new FlowNode.Dial(new FlowNode.Target.Outside(new DialString("0901")), 20, "x"),
            "x", new FlowNode.HangUp());
    var document = new FlowDocument(1, "a", nodes);
    String json = Json.write(document);
    assertThat(json)
        .contains("\"type\":\"hang-up\"", "\"language\":\"vi\"", "\"type\":\"outside\"");
    assertThat(Json.read(json, FlowDocument.class)).isEqualTo(document);
  }

  @Test
  @DisplayName("[P11] a queue's music travels; what was written before there was any has none")
  void music() {
    var own =
        new QueueView(new QueueId("q1"), "Sales", 20, 9, 0, List.of(), true, new PromptId("p1"));
    String json = Json.write(own);
    assertThat(json).contains("\"music\":\"p1\"");
    assertThat(Json.read(json, QueueView.class)).isEqualTo(own);
    String before = json.replace(",\"music\":\"p1\"", "");
    assertThat(Json.read(before, QueueView.class).music()).isNull();
    var none = new Music(null);
    assertThat(Json.read(Json.write(none), Music.class)).isEqualTo(none);
  }

  @Test
  @DisplayName("[P11] a configuration on an edge's disk from before there was music is read")
  void configurationWithoutMusic() {
    var configuration =
        new TenantConfiguration(
            new TenantId("demo"),
            1,
            "Demo",
            TenantState.ACTIVE,
            "Asia/Ho_Chi_Minh",
            "84",
            Language.VI,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new PromptId("p1"),
            List.of(),
            new TenantConfiguration.Outbound(List.of(), List.of(), 0),
            "");
    String json = Json.write(configuration);
    assertThat(Json.read(json, TenantConfiguration.class)).isEqualTo(configuration);
    String before = json.replace(",\"music\":\"p1\"", "").replace(",\"calendars\":[]", "");
    assertThat(before).isNotEqualTo(json);
    assertThat(Json.read(before, TenantConfiguration.class).music()).isNull();
    assertThat(Json.read(before, TenantConfiguration.class).calendars()).isEmpty();
  }

  @Test
  void theSocketsWordsAreReadByTheirCommonFamily() {
    assertThat(
            Json.read(
                "{\"type\":\"not-ready\",\"reason\":\"BREAK\"}",
                AgentSocketMessage.FromAgent.class))
        .isEqualTo(new AgentSocketMessage.NotReady("BREAK"));
    assertThat(Json.read("{\"type\":\"ready\",\"unknown\":1}", AgentSocketMessage.FromAgent.class))
        .isEqualTo(new AgentSocketMessage.Ready());
    var relay =
        new LinkMessage.Relay(
            "r1",
            new TenantId("demo"),
            new AgentId("ana"),
            null,
            new AgentSocketMessage.Dial(new DialString("0901234567")));
    assertThat(Json.read(Json.write(relay), LinkMessage.ToEdge.class)).isEqualTo(relay);
  }

  @Test
  void aCommandNamesItsCallOrNone() {
    var call = new InteractionId("c1");
    assertThat(Json.read("{\"type\":\"hang-up\"}", AgentSocketMessage.FromAgent.class))
        .isEqualTo(new AgentSocketMessage.HangUp());
    for (AgentSocketMessage.FromAgent command :
        new AgentSocketMessage.FromAgent[] {
          new AgentSocketMessage.Decline(call),
          new AgentSocketMessage.Hold(call),
          new AgentSocketMessage.Resume(call),
          new AgentSocketMessage.HangUp(call),
          new AgentSocketMessage.HangUp()
        }) {
      assertThat(Json.read(Json.write(command), AgentSocketMessage.FromAgent.class))
          .isEqualTo(command);
    }
  }

  @Test
  void anOldOfferIsReadWithoutTheRecordingAndWrapUpThatNewOnesName() {
    var old =
        new Event.CallOffered(
            new InteractionId("c1"),
            new OfferId("o1"),
            new AgentId("ana"),
            null,
            Instant.parse("2026-11-22T03:00:00Z"),
            false);
    String written =
        "{\"type\":\"call-offered\",\"call\":\"c1\",\"offer\":\"o1\",\"agent\":\"ana\","
            + "\"deadline\":\"2026-11-22T03:00:00Z\",\"reattach\":false}";
    assertThat(Json.read(written, Event.class)).isEqualTo(old);
    var recording = new RecordingId("c1-r1");
    var queue = new QueueId("sales");
    var named =
        new Event.CallOffered(
            old.call(), old.offer(), old.agent(), null, old.deadline(), false, recording, queue);
    assertThat(Json.read(Json.write(named), Event.class)).isEqualTo(named);
  }

  @Test
  void whatIsNotOurJsonIsRefusedWithAReason() {
    assertThatThrownBy(
            () -> Json.read("{\"type\":\"no-such\"}", AgentSocketMessage.FromAgent.class))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> Json.read("garbage", AgentSocketMessage.FromAgent.class))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> Json.read("\"not a number\"", E164.class))
        .hasMessageContaining("Expected a number like");
    assertThatThrownBy(() -> Json.read("{}", E164.class))
        .isInstanceOf(MalformedJsonException.class);
  }
}
