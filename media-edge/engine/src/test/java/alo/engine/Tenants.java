package alo.engine;

import alo.contract.calendar.CalendarView;
import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TenantConfiguration.Agent;
import alo.contract.edge.TenantConfiguration.Flow;
import alo.contract.edge.TenantConfiguration.Number;
import alo.contract.edge.TenantConfiguration.Outbound;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.Prompt;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.number.NumberFact;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.engine.routing.Trunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small tenant for tests: two queues, three agents, two numbers with a flow each.
public final class Tenants {
  public static final QueueId SALES = new QueueId("sales");
  public static final QueueId CARE = new QueueId("care");
  public static final AgentId ANA = new AgentId("ana");
  public static final AgentId BAO = new AgentId("bao");
  public static final AgentId CHI = new AgentId("chi");
  public static final E164 HOTLINE = new E164("+842873000001");
  public static final E164 WARRANTY = new E164("+842873000002");
  public static final E164 CALLER = new E164("+84912345678");
  public static final TrunkId TRUNK = new TrunkId("viettel");
  public static final Trunk VIETTEL = new Trunk(TRUNK, List.of("+842873"));
  public static final Prompt.Text HELLO = new Prompt.Text("Xin chào", Language.VI);
  public static final PromptId MUSIC = new PromptId("music");

  private TenantState state = TenantState.ACTIVE;
  private final Map<QueueId, QueueView> queues = new LinkedHashMap<>();
  private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
  private final List<Number> numbers = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<CalendarView> calendars = new ArrayList<>();
  private @Nullable PromptId music;
  private Outbound outbound = new Outbound(List.of(HOTLINE), List.of("84"), 3);

  /// A hotline that answers and queues for sales, a warranty line that queues for care.
  public Tenants() {
    queue(new QueueView(SALES, "Sales", 15, 100, 30, List.of("sold", "not-sold"), true, null));
    queue(new QueueView(CARE, "Care", 10, 100, 0, List.of(), false, null));
    agent(ANA, "101", SALES);
    agent(BAO, "102", SALES, CARE);
    agent(CHI, "203", CARE);
    flow("hotline", 1, answerThenQueue(SALES, 120));
    flow("warranty", 1, answerThenQueue(CARE, 60));
    number(HOTLINE, "Hotline", "hotline");
    number(WARRANTY, "Bảo hành", "warranty");
  }

  public static FlowDocument answerThenQueue(QueueId queue, int waitSeconds) {
    return flowOf(
        "answer",
        Map.of(
            "answer",
            new FlowNode.Answer("queue"),
            "queue",
            new FlowNode.Queue(queue, waitSeconds, "voicemail"),
            "voicemail",
            new FlowNode.Voicemail(HELLO, queue, 60, null)));
  }

  public static FlowDocument flowOf(String start, Map<String, FlowNode> nodes) {
    return new FlowDocument(1, start, nodes);
  }

  public Tenants suspended() {
    state = TenantState.SUSPENDED;
    return this;
  }

  public Tenants queue(QueueView queue) {
    queues.put(queue.id(), queue);
    return this;
  }

  public Tenants without(QueueId queue) {
    queues.remove(queue);
    return this;
  }

  public Tenants agent(AgentId id, String extension, QueueId... serves) {
    agents.put(id, new Agent(id, id.value(), extension, List.of(serves)));
    return this;
  }

  public Tenants locked(AgentId id) {
    agents.computeIfPresent(
        id, (_, a) -> new Agent(id, a.name(), a.extension(), a.queues(), null, true));
    return this;
  }

  public Tenants without(AgentId agent) {
    agents.remove(agent);
    return this;
  }

  public Tenants number(E164 number, String label, String flow) {
    numbers.removeIf(known -> known.number().equals(number));
    var facts = List.of(new NumberFact("Opening hours", "8-17"));
    numbers.add(new Number(number, label, new FlowId(flow), facts));
    return this;
  }

  public Tenants withoutNumbers() {
    numbers.clear();
    return this;
  }

  public Tenants flow(String id, int version, FlowDocument document) {
    FlowRef ref = new FlowRef(new FlowId(id), version);
    flows.removeIf(known -> known.ref().equals(ref));
    flows.add(new Flow(ref, document));
    return this;
  }

  public Tenants withoutFlows() {
    flows.clear();
    return this;
  }

  public Tenants outbound(List<E164> callerIds, List<String> countries, int callsMax) {
    outbound = new Outbound(callerIds, countries, callsMax);
    return this;
  }

  public Tenants music(PromptId prompt) {
    music = prompt;
    return this;
  }

  public Tenants calendar(CalendarView calendar) {
    calendars.add(calendar);
    return this;
  }

  public TenantConfiguration configuration() {
    return new TenantConfiguration(
        new TenantId("demo"),
        1,
        "Demo",
        state,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.VI,
        List.copyOf(numbers),
        List.copyOf(flows),
        List.copyOf(queues.values()),
        List.copyOf(agents.values()),
        List.of(),
        music,
        List.copyOf(calendars),
        outbound,
        "");
  }
}
