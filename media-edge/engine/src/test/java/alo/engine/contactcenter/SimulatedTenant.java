package alo.engine.contactcenter;

import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.HELLO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.id.AgentId;
import alo.contract.id.PromptId;
import alo.contract.queue.QueueView;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.Tenants;
import alo.engine.ivr.FlowValidator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The tenant of the simulated days, with everything a flow can have, and its changes.
final class SimulatedTenant {
  private static final E164 DIRECT = new E164("+842873000003");

  /// What is dialled; the last one is nobody's.
  static final List<E164> NUMBERS =
      List.of(HOTLINE, HOTLINE, HOTLINE, WARRANTY, WARRANTY, DIRECT, new E164("+842873999999"));

  private SimulatedTenant() {}

  static TenantConfiguration normal() {
    return tenant(1).configuration();
  }

  /// The same tenant after somebody has changed something.
  static TenantConfiguration any(Random random) {
    Tenants tenant = tenant(1 + random.nextInt(3));
    switch (random.nextInt(10)) {
      case 0 -> tenant.without(SALES);
      case 1 -> tenant.without(Tenants.BAO);
      case 2 -> tenant.agent(Tenants.CHI, "203", SALES);
      case 3 -> tenant.suspended();
      case 4 -> tenant.withoutNumbers();
      case 5 -> tenant.withoutFlows();
      case 6 -> tenant.queue(new QueueView(SALES, "Sales", 5, 3, 60, List.of("sold"), false, null));
      case 7 -> tenant.locked(Tenants.BAO);
      case 8 -> tenant.locked(Tenants.ANA).locked(Tenants.CHI);
      default -> {}
    }
    return tenant.configuration();
  }

  private static Tenants tenant(int version) {
    var tenant = new Tenants();
    for (int i = 0; i < 3; i++) {
      tenant.agent(new AgentId("more" + i), "30" + i, i == 0 ? CARE : SALES);
    }
    FlowDocument flow = flow();
    var known =
        new FlowValidator.Known(
            Set.of(SALES, CARE), Set.of(new PromptId("music")), Set.of("101", "203"), Set.of());
    var mistakes = FlowValidator.validate(flow, known);
    Invariants.require(mistakes.isEmpty(), "the simulated flow is valid: %s", mistakes);
    return tenant
        .flow("hotline", version, flow)
        .number(DIRECT, "Direct", "direct")
        .flow("direct", 1, direct());
  }

  private static FlowDocument flow() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put("answer", new FlowNode.Answer("hello"));
    nodes.put("hello", new FlowNode.Say(HELLO, "menu"));
    nodes.put(
        "menu",
        new FlowNode.Menu(
            HELLO,
            Map.of("1", "sales", "2", "care", "3", "ask", "4", "out", "0", "boss"),
            3,
            5,
            3,
            "sales"));
    nodes.put("ask", new FlowNode.Collect(HELLO, "ext", 3, 3, 5, 2, "ring", "care"));
    nodes.put("ring", new FlowNode.Dial(new Target.TypedExtension("ext"), 15, "care"));
    nodes.put(
        "out", new FlowNode.Dial(new Target.Outside(new DialString("0987654321")), 20, "sales"));
    nodes.put("boss", new FlowNode.Dial(new Target.Extension("101"), 10, "message"));
    nodes.put("sales", new FlowNode.Queue(SALES, 40, "again"));
    nodes.put("again", new FlowNode.Menu(HELLO, Map.of("1", "sales"), 0, 3, 1, "message"));
    nodes.put("care", new FlowNode.Queue(CARE, 60, "message"));
    nodes.put("message", new FlowNode.Voicemail(HELLO, SALES, 60, "bye"));
    nodes.put("bye", new FlowNode.HangUp());
    return Tenants.flowOf("answer", nodes);
  }

  /// Waits and rings unanswered.
  private static FlowDocument direct() {
    return Tenants.flowOf(
        "ring",
        Map.of(
            "ring", new FlowNode.Dial(new Target.Extension("203"), 10, "wait"),
            "wait", new FlowNode.Queue(CARE, 30, null)));
  }
}
