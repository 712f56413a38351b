package alo.tenants.prober;

import alo.contract.isolation.IsolationRound.Finding;
import alo.tenants.prober.Attempt.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What a round has found so far. Of a tenant's data nothing is kept, not even of what leaked.
final class Findings {
  private static final int FINDINGS_MAX = 50;

  private final List<Finding> findings = new ArrayList<>();
  private int attempts;
  private int unclear;
  private int leaks;

  /// Judges what came of an attempt.
  void judge(Attempt attempt, Door.Answer answer, Set<String> words) {
    String came = "HTTP " + answer.status();
    if (Attempt.foundIn(answer.body(), words).isPresent()) {
      came += " with the other's word";
    }
    enter(
        answer.status() == 0
            ? Verdict.UNCLEAR
            : attempt.judge(answer.status(), answer.body(), words),
        attempt.operation(),
        attempt.aim(),
        attempt.expected().text(),
        came);
  }

  /// Enters what came of something else than a request of the API.
  void enter(Verdict verdict, String what, String aim, String expected, String came) {
    attempts++;
    switch (verdict) {
      case HELD -> {}
      case LEAK -> {
        leaks++;
        keep(new Finding(true, what, aim, expected, came));
      }
      case UNCLEAR -> {
        unclear++;
        keep(new Finding(false, what, aim, expected, came));
      }
    }
  }

  /// As [#enter] where there are two ways only.
  void expect(boolean held, String what, String aim, String expected, String came) {
    enter(held ? Verdict.HELD : Verdict.LEAK, what, aim, expected, came);
  }

  int attempts() {
    return attempts;
  }

  int unclear() {
    return unclear;
  }

  int leaks() {
    return leaks;
  }

  /// The first of them, leaks before all else.
  List<Finding> all() {
    return findings.stream()
        .sorted((a, b) -> Boolean.compare(b.leak(), a.leak()))
        .limit(FINDINGS_MAX)
        .toList();
  }

  /// Those that leaked.
  Collection<Finding> leaked() {
    return findings.stream().filter(Finding::leak).toList();
  }

  private void keep(Finding finding) {
    if (finding.leak() || findings.size() < FINDINGS_MAX) {
      findings.add(finding);
    }
  }
}
