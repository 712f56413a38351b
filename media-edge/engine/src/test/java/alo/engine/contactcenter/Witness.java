package alo.engine.contactcenter;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The PBX's own list of answers and ends, for a program that was down. What was asked for is
/// forgotten.
final class Witness {
  private static final int CAUSE_NORMAL = 16;

  private final List<Command> answers = new ArrayList<>();
  private final List<Command.EndedMeanwhile> calls = new ArrayList<>();
  private final Map<InteractionId, List<Command.EndedLeg>> legs = new LinkedHashMap<>();

  void legAnswers(OfferId leg, Instant at) {
    answers.add(new Command.LegAnswered(leg, at));
  }

  void farEndAnswers(InteractionId call, Instant at) {
    answers.add(new Command.FarEndAnswered(call, at));
  }

  void customerEnds(InteractionId call, Instant at) {
    calls.add(new Command.EndedMeanwhile(call, at, CAUSE_NORMAL, legsOf(call)));
  }

  void legEnds(InteractionId call, OfferId leg, Instant at, int cause) {
    legsOf(call).add(new Command.EndedLeg(leg, at, cause));
  }

  private List<Command.EndedLeg> legsOf(InteractionId call) {
    return legs.computeIfAbsent(call, c -> new ArrayList<>());
  }

  List<Command> answers() {
    List<Command> all = List.copyOf(answers);
    answers.clear();
    return all;
  }

  List<Command.EndedMeanwhile> calls() {
    List<Command.EndedMeanwhile> all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  List<Command.EndedLeg> legs() {
    List<Command.EndedLeg> all = legs.values().stream().flatMap(List::stream).toList();
    legs.clear();
    return all;
  }
}
