package alo.tenants.prober;

import alo.tenants.identity.HousePrograms;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.prober.Attempt.Verdict;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// One round: both canaries get what they lack, show that their ids are true ones, and then go at
/// each other.
@ApplicationScoped
class Round {
  private static final Logger LOG = Logger.getLogger(Round.class);
  private static final int OK = 200;

  @Inject Canaries canaries;
  @Inject Furnishing furnishing;
  @Inject HousePrograms programs;
  @Inject Digests digests;
  @Inject Cursors cursors;
  @Inject Door door;
  @Inject @All List<Probe> probes;

  /// What was found, and how many operations the API has.
  record Outcome(int operations, Findings findings) {}

  /// Runs it; NotRunException says why it shows nothing.
  Outcome run() {
    List<Attacker> both = new ArrayList<>();
    for (Canary canary : canaries.both()) {
      both.add(new Attacker(canary, token(canary)));
    }
    List<Operation> operations = described();
    Attempts attempts = new Attempts(operations);
    if (!attempts.untold().isEmpty()) {
      LOG.warnf("Nobody has told how to attack %s", attempts.untold());
    }
    for (Attacker one : both) {
      if (furnishing.complete(one.canary(), one.token())) {
        canaries.keep(one.canary());
      }
      show(attempts, one);
    }
    Map<String, String> ofOne = cursors(attempts, both.getFirst());
    Map<String, String> ofTwo = cursors(attempts, both.getLast());
    Findings findings = new Findings();
    List<Map<String, String>> before = both.stream().map(b -> rows(b.canary())).toList();
    Attacker one = both.getFirst();
    Attacker two = both.getLast();
    another(attempts, one, two.canary(), ofTwo, findings);
    another(attempts, two, one.canary(), ofOne, findings);
    nobody(attempts, one, findings);
    for (int i = 0; i < both.size(); i++) {
      unchanged(both.get(i).canary(), before.get(i), findings);
    }
    return new Outcome(operations.size(), findings);
  }

  private String token(Canary canary) {
    try {
      return programs.token(canary.program());
    } catch (IdentityProviderException e) {
      throw new NotRunException("the identity provider gives no token: " + e.getMessage());
    }
  }

  private List<Operation> described() {
    Door.Answer answer = door.ask("GET", "/q/openapi?format=json", "", null);
    if (answer.status() != OK) {
      throw new NotRunException("the API's description is not there: HTTP " + answer.status());
    }
    return PublishedApi.of(answer.body()).operations();
  }

  /// A refusal shows nothing where the thing itself is not there, or its reader is refused anyhow.
  private void show(Attempts attempts, Attacker self) {
    int words = 0;
    for (Attempt own : attempts.byItself(self.canary().things())) {
      Door.Answer answer = door.ask(own, self.token());
      if (answer.status() != OK) {
        throw new NotRunException(
            "canary %s does not get its own: %s answered %d"
                .formatted(self, own.operation(), answer.status()));
      }
      words += Attempt.foundIn(answer.body(), self.canary().words()).isPresent() ? 1 : 0;
    }
    if (words == 0) {
      throw new NotRunException("canary %s does not find its own word".formatted(self));
    }
  }

  private Map<String, String> cursors(Attempts attempts, Attacker self) {
    Map<Thing, String> things = self.canary().things();
    Map<String, String> found = cursors.of(attempts, things, self.token());
    List<String> missing = cursors.missing(attempts, things, found);
    if (!missing.isEmpty()) {
      LOG.warnf("Canary %s has no second page of %s", self, missing);
    }
    return found;
  }

  private void another(
      Attempts attempts,
      Attacker self,
      Canary victim,
      Map<String, String> ofVictim,
      Findings findings) {
    for (Attempt attempt : attempts.byAnother(self.canary().things(), victim.things(), ofVictim)) {
      findings.judge(attempt, door.ask(attempt, self.token()), victim.words());
    }
    for (Probe probe : probes) {
      probe.attack(self, victim, findings);
    }
  }

  private void nobody(Attempts attempts, Attacker self, Findings findings) {
    Set<String> words = self.canary().words();
    for (Attempt attempt : attempts.byNobody(self.canary().things())) {
      findings.judge(attempt, door.ask(attempt, null), words);
      findings.judge(attempt, door.ask(attempt, self.forgedToken()), words);
    }
  }

  private Map<String, String> rows(Canary canary) {
    return digests.of(canary.tenant());
  }

  private void unchanged(Canary canary, Map<String, String> before, Findings findings) {
    Map<String, String> after = rows(canary);
    List<String> changed =
        after.entrySet().stream()
            .filter(table -> !table.getValue().equals(before.get(table.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    findings.enter(
        changed.isEmpty() ? Verdict.HELD : Verdict.LEAK,
        "database",
        "all rows of a canary after the round",
        "as before it",
        changed.isEmpty() ? "as before it" : "changed: " + String.join(", ", changed));
  }
}
