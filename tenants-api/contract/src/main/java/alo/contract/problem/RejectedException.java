package alo.contract.problem;

import java.util.List;

/// Carries a refusal out of a resource to the one mapper. Only servers' borders throw it; the pure
/// jars return [Rejection].
public final class RejectedException extends RuntimeException {
  private final transient Problem problem;

  public RejectedException(ProblemCode code, String detail) {
    this(Problem.of(code, detail, List.of()));
  }

  public RejectedException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  /// What the client gets to read.
  public Problem problem() {
    return problem;
  }
}
