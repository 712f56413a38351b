package alo.bench.chain;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.contract.value.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The account that is measured: one number, one queue without wrap-up, agents `a01`, `a02`, ...
final class Tenant {
  static final TenantId ID = new TenantId("bench");
  static final String NUMBER = "+842873001001";
  private static final QueueId QUEUE = new QueueId("line");
  private static final FlowId FLOW = new FlowId("main");
  private static final int WAIT_SECONDS_MAX = 300;
  private static final int RING_SECONDS = 15;
  private static final int DEPTH_MAX = 1_000;

  private Tenant() {}

  /// Names of lines; also of the agents behind them.
  static List<String> lines(char letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "%c%02d".formatted(letter, n)).toList();
  }

  /// What the control plane would have published. Nothing is recorded, as on the other side.
  static TenantConfiguration configuration(int agents) {
    var document =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("queue"),
                "queue", new FlowNode.Queue(QUEUE, WAIT_SECONDS_MAX, "end"),
                "end", new FlowNode.HangUp()));
    var number = new E164(NUMBER);
    return new TenantConfiguration(
        ID,
        1,
        "Bench",
        TenantState.ACTIVE,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.VI,
        List.of(new TenantConfiguration.Number(number, "Bench", FLOW)),
        List.of(new TenantConfiguration.Flow(new FlowRef(FLOW, 1), document)),
        List.of(new QueueView(QUEUE, "Line", RING_SECONDS, DEPTH_MAX, 0, List.of(), false, null)),
        lines('a', agents).stream().map(Tenant::agent).toList(),
        List.of(),
        null,
        List.of(),
        new TenantConfiguration.Outbound(List.of(number), List.of("84"), 1),
        "");
  }

  private static TenantConfiguration.Agent agent(String line) {
    return new TenantConfiguration.Agent(
        new AgentId(line), line, "1" + line.substring(1), List.of(QUEUE));
  }
}
