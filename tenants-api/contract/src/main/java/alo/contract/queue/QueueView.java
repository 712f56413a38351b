package alo.contract.queue;

import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A queue.
///
/// @param ringSeconds how long one agent is rung, 5 to 60
/// @param depthMax waiting calls, 1 to 10000
/// @param wrapUpSeconds 0 for no wrap-up, at most 3600
/// @param wrapUpCodes to pick from, at most 50
/// @param record whether conversations are recorded
/// @param music what its callers hear while they wait or are held; null for the tenant's music
public record QueueView(
    QueueId id,
    String name,
    int ringSeconds,
    int depthMax,
    int wrapUpSeconds,
    List<String> wrapUpCodes,
    boolean record,
    @Nullable PromptId music) {

  /// Makes or changes a queue.
  public record Draft(
      String name,
      int ringSeconds,
      int depthMax,
      int wrapUpSeconds,
      List<String> wrapUpCodes,
      boolean record,
      @Nullable PromptId music) {}
}
