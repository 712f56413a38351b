package alo.tenants.workforce;

import alo.contract.id.AgentId;
import java.util.Set;
import java.util.stream.Stream;

/// Of which people somebody sees the rows.
public sealed interface Seen {
  /// All, also rows that are nobody's, or of people who are gone.
  record Everybody() implements Seen {}

  /// Only theirs.
  record Only(Set<AgentId> people) implements Seen {
    public Only {
      people = Set.copyOf(people);
    }
  }

  /// Whether rows of this person are seen.
  default boolean sees(AgentId person) {
    return sees(Stream.of(person));
  }

  /// Whether a row is seen that is about any of these; one about nobody is for whoever sees all.
  default boolean sees(Stream<AgentId> people) {
    return switch (this) {
      case Everybody _ -> true;
      case Only only -> people.anyMatch(only.people()::contains);
    };
  }
}
