package alo.contract.queue;

import alo.contract.id.QueueId;
import java.util.List;

/// A queue.
///
/// @param ringSeconds how long one agent is rung, 5 to 60
/// @param depthMax waiting calls, 1 to 10000
/// @param wrapUpSeconds 0 for no wrap-up, at most 3600
/// @param wrapUpCodes to pick from, at most 50
/// @param record whether conversations are recorded
public record QueueView(
    QueueId id,
    String name,
    int ringSeconds,
    int depthMax,
    int wrapUpSeconds,
    List<String> wrapUpCodes,
    boolean record) {

  /// Makes or changes a queue.
  public record Draft(
      String name,
      int ringSeconds,
      int depthMax,
      int wrapUpSeconds,
      List<String> wrapUpCodes,
      boolean record) {}
}
