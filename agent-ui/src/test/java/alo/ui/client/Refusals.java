package alo.ui.client;

import alo.contract.problem.Problem;

/// Refusals as the control plane gives them.
public final class Refusals {
  private Refusals() {}

  /// One of these words.
  public static Refused of(Problem problem) {
    return new Refused(problem);
  }
}
