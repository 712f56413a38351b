package alo.engine.contactcenter;

import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.Rejection;
import java.util.List;

/// The answer to a command.
public sealed interface Decision {

  /// Apply and keep the events, then run the effects.
  record Accepted(List<Event> events, List<Effect> effects) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      effects = List.copyOf(effects);
    }
  }

  /// Nothing happens.
  record Rejected(Rejection rejection) implements Decision {}

  /// A refusal: "Expected agent ana to be READY, but it is WRAP_UP".
  static Rejected rejected(ProblemCode code, String detail) {
    return new Rejected(new Rejection(code, detail));
  }
}
