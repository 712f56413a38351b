package alo.ui.client;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import java.util.List;

/// The control plane refused, or could not be reached. Views show it by its code.
public final class Refused extends RuntimeException {
  private static final int AWAY_FROM = 500;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  static Refused away(String why) {
    return new Refused(Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, why, List.of()));
  }

  /// What was refused, and where.
  public Problem problem() {
    return problem;
  }

  /// Whether nobody knows if the request was carried out.
  boolean isAway() {
    return problem.status() >= AWAY_FROM;
  }

  /// Whether the refusal has a code.
  public boolean is(ProblemCode code) {
    return code.name().equals(problem.code());
  }
}
