package alo.ui.number;

import alo.contract.number.NumberFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Facts of a number as lines of text, `name: value` each. Pure.
final class FactLines {
  private static final int FACTS_MAX = 10;
  private static final int NAME_LENGTH_MAX = 40;
  private static final int VALUE_LENGTH_MAX = 200;

  private FactLines() {}

  static String of(List<NumberFact> facts) {
    return facts.stream().map(f -> f.name() + ": " + f.value()).collect(Collectors.joining("\n"));
  }

  /// The facts of a text; empty if a line is none, a name comes twice, or there are too many.
  static Optional<List<NumberFact>> read(String text) {
    List<NumberFact> facts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      boolean good =
          !name.isEmpty()
              && name.length() <= NAME_LENGTH_MAX
              && !value.isEmpty()
              && value.length() <= VALUE_LENGTH_MAX
              && names.add(name);
      if (!good || facts.size() == FACTS_MAX) {
        return Optional.empty();
      }
      facts.add(new NumberFact(name, value));
    }
    return Optional.of(facts);
  }
}
