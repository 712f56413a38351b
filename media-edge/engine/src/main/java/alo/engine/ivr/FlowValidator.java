package alo.engine.ivr;

import alo.contract.flow.FlowDocument;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.problem.Problem;
import java.util.List;
import java.util.Set;

/// Finds every mistake of a drawn flow, each at its node.
public final class FlowValidator {
  private FlowValidator() {}

  /// What a flow may refer to in its tenant.
  ///
  /// @param extensions of agents
  public record Known(Set<QueueId> queues, Set<PromptId> prompts, Set<String> extensions) {}

  /// All mistakes, none for a flow that may be published.
  public static List<Problem.At> validate(FlowDocument document, Known known) {
    return List.of();
  }
}
