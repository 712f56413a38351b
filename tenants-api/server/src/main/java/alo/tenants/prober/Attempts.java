package alo.tenants.prober;

import alo.tenants.prober.Attempt.Expected;
import alo.tenants.prober.Operation.Part;
import alo.tenants.prober.Operation.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the attempts out of the published description: each operation, each place of an id. The
/// tests and the running prober attack with the same ones.
public final class Attempts {
  /// Operations that change nothing and tell mistakes as their answer.
  private static final Set<String> LOOKING = Set.of("POST /api/v1/flows/validate");

  /// For lists that no tenant may read.
  private static final String NO_CURSOR = "bm9uZQ";

  private final List<Operation> operations;

  /// For the operations of a description.
  public Attempts(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /// What nobody has told here how to attack: it must be empty, or the build fails.
  public List<String> untold() {
    List<String> untold = new ArrayList<>();
    for (Operation operation : operations) {
      operation.untold().forEach(what -> untold.add(operation.name() + ": " + what));
      if (operation.takesBody()) {
        String body = Bodies.of(operation.name()).orElse("");
        if (body.isEmpty()) {
          untold.add(operation.name() + ": its body");
        }
        operation.places().stream()
            .filter(p -> p.part() == Part.BODY && !body.contains(p.thing().place()))
            .forEach(p -> untold.add(operation.name() + ": the body's " + p.at()));
      }
    }
    return untold;
  }

  /// What somebody of one tenant does to another: once for each place, with the true id of the
  /// other there and all else his own; and lists, which must hold his own alone.
  ///
  /// @param cursors that the other was given, by the operations' names; none for provider's lists
  public List<Attempt> byAnother(
      Map<Thing, String> own, Map<Thing, String> others, Map<String, String> cursors) {
    List<Attempt> attempts = new ArrayList<>();
    for (Operation operation : operations) {
      Map<Thing, String> theirs = new EnumMap<>(others);
      theirs.put(Thing.CURSOR, cursors.getOrDefault(operation.name(), NO_CURSOR));
      for (Place place : operation.places()) {
        attempts.add(swapped(operation, place, own, theirs));
      }
      if (operation.reads() && !operation.leadsToThing()) {
        attempts.add(plain(operation, own, "own list", Expected.OWN_ONLY));
      }
    }
    return attempts;
  }

  /// The first page of each list, of one item: what it ends with leads to the second.
  List<Attempt> firstPages(Map<Thing, String> things) {
    return operations.stream()
        .filter(o -> o.places().stream().anyMatch(p -> p.thing() == Thing.CURSOR))
        .map(
            o ->
                new Attempt(
                    o.name(),
                    "own first page",
                    o.method(),
                    target(o, things) + "?limit=1",
                    "",
                    Expected.OWN_ONLY))
        .toList();
  }

  /// Each operation once, as its tenant's people ask it, for somebody whose token does not hold.
  public List<Attempt> byNobody(Map<Thing, String> things) {
    return operations.stream()
        .map(
            o ->
                plain(
                    o,
                    things,
                    "no good token",
                    o.asksForToken() ? Expected.NO_TOKEN : Expected.NOTHING_OPEN))
        .toList();
  }

  /// Each read of a thing by those who have it, which shows that the ids are true ones.
  public List<Attempt> byItself(Map<Thing, String> things) {
    return operations.stream()
        .filter(o -> o.reads() && o.leadsToThing() && o.asksForToken())
        .map(o -> plain(o, things, "own thing", Expected.OWN_ONLY))
        .toList();
  }

  private static Attempt swapped(
      Operation operation, Place place, Map<Thing, String> own, Map<Thing, String> others) {
    String theirs = others.getOrDefault(place.thing(), "");
    Map<Thing, String> mixed = new EnumMap<>(own);
    if (place.part() != Part.QUERY) {
      mixed.put(place.thing(), theirs);
    }
    if (place.part() == Part.BODY) {
      // The path stays the asker's own, else the refusal would be the path's.
      return new Attempt(
          operation.name(),
          "other's %s at %s".formatted(place.thing(), place.at()),
          operation.method(),
          target(operation, own),
          body(operation, mixed),
          LOOKING.contains(operation.name()) ? Expected.TOLD_UNKNOWN : Expected.NOT_KNOWN);
    }
    if (place.part() == Part.PATH) {
      return new Attempt(
          operation.name(),
          "other's %s in the path".formatted(place.thing()),
          operation.method(),
          target(operation, whole(operation, place, own, others)),
          body(operation, own),
          Expected.NOT_THERE);
    }
    return new Attempt(
        operation.name(),
        "other's %s as %s".formatted(place.thing(), place.at()),
        operation.method(),
        target(operation, own) + "?" + place.at() + "=" + encoded(theirs),
        body(operation, own),
        Expected.OWN_ONLY);
  }

  /// What lies below somebody else's thing is asked for by both ids, as a thief would.
  private static Map<Thing, String> whole(
      Operation operation, Place place, Map<Thing, String> own, Map<Thing, String> others) {
    Map<Thing, String> mixed = new EnumMap<>(own);
    boolean isFirst =
        operation.places().stream()
            .filter(p -> p.part() == Part.PATH)
            .findFirst()
            .filter(place::equals)
            .isPresent();
    for (Place one : operation.places()) {
      if (one.part() == Part.PATH && (isFirst || one.equals(place))) {
        mixed.put(one.thing(), others.getOrDefault(one.thing(), ""));
      }
    }
    return mixed;
  }

  private static Attempt plain(
      Operation operation, Map<Thing, String> things, String aim, Expected expected) {
    return new Attempt(
        operation.name(),
        aim,
        operation.method(),
        target(operation, things),
        body(operation, things),
        expected);
  }

  private static String target(Operation operation, Map<Thing, String> things) {
    String path = operation.path();
    for (Map.Entry<Thing, String> one : things.entrySet()) {
      path = path.replace(one.getKey().place(), encoded(one.getValue()));
    }
    return path;
  }

  private static String body(Operation operation, Map<Thing, String> things) {
    if (!operation.takesBody()) {
      return "";
    }
    if (!operation.asksForToken()) {
      // What is good would be done for any stranger: a mail would be sent.
      return "{}";
    }
    return Bodies.of(operation.name()).map(b -> Bodies.filled(b, things)).orElse("{}");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
