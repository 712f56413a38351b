package alo.edge.phone;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;

/// Is told of agents who answered a call that is not theirs any more: it is over, or another one
/// has it. The leg is hung up by then.
public interface LateAnswerListener {
  /// Must return soon.
  void answeredTooLate(TenantId tenant, AgentId agent, InteractionId call);
}
