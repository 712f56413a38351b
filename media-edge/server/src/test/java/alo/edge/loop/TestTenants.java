package alo.edge.loop;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.PublicHoliday;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.CalendarId;
import alo.contract.id.FlowId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.contract.value.TimeWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Small configurations.
public final class TestTenants {
  /// The agent of every test tenant.
  public static final AgentId ANA = new AgentId("ana");

  /// The queue of every test tenant.
  public static final QueueId SALES = new QueueId("sales");

  private static final CalendarView OFFICE =
      new CalendarView(
          new CalendarId("office"),
          "Office",
          "Asia/Ho_Chi_Minh",
          List.of(
              new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))),
          Set.of(PublicHoliday.TET_1),
          List.of(),
          List.of());

  private TestTenants() {}

  /// Answers, then waits for an agent.
  public static TenantConfiguration answerAndQueue(String tenant, long version, String number) {
    var flow = new FlowId("main");
    var document =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("queue"),
                "queue", new FlowNode.Queue(SALES, 300, null)));
    return new TenantConfiguration(
        new TenantId(tenant),
        version,
        tenant,
        TenantState.ACTIVE,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.VI,
        List.of(new TenantConfiguration.Number(new E164(number), null, flow)),
        List.of(new TenantConfiguration.Flow(new FlowRef(flow, (int) version), document)),
        List.of(new QueueView(SALES, "Sales", 20, 100, 30, List.of(), false, null)),
        List.of(new TenantConfiguration.Agent(ANA, "Ana", "101", List.of(SALES))),
        List.of(),
        null,
        List.of(OFFICE),
        new TenantConfiguration.Outbound(List.of(new E164(number)), List.of("84"), 5),
        "");
  }

  /// The same with announcements, and music for those who wait.
  public static TenantConfiguration withSounds(
      TenantConfiguration plain,
      List<TenantConfiguration.PromptFile> prompts,
      @Nullable PromptId music) {
    return with(plain, plain.agents(), prompts, music);
  }

  /// The same with other people.
  public static TenantConfiguration withAgents(
      TenantConfiguration plain, List<TenantConfiguration.Agent> agents) {
    return with(plain, agents, plain.prompts(), plain.music());
  }

  /// The same with nobody who answers.
  public static TenantConfiguration withoutAgents(TenantConfiguration plain) {
    return withAgents(plain, List.of());
  }

  private static TenantConfiguration with(
      TenantConfiguration plain,
      List<TenantConfiguration.Agent> agents,
      List<TenantConfiguration.PromptFile> prompts,
      @Nullable PromptId music) {
    return new TenantConfiguration(
        plain.tenant(),
        plain.version(),
        plain.name(),
        plain.state(),
        plain.zone(),
        plain.country(),
        plain.language(),
        plain.numbers(),
        plain.flows(),
        plain.queues(),
        agents,
        prompts,
        music,
        plain.calendars(),
        plain.outbound(),
        plain.recordingKey());
  }
}
