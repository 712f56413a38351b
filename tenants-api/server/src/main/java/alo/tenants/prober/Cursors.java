package alo.tenants.prober;

import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cursors that a tenant's own lists end their pages with. One of the prober's making could be
/// refused for its form, and nobody would see whether it is refused for being somebody else's.
@Singleton
final class Cursors {
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  /// Lists of which no canary has two pages, and a list whose cursors have the same form: a moment
  /// and an id, a number, or any text.
  private static final Map<String, String> OF_ONE_PAGE =
      Map.of(
          // One person: a second one would be invited by mail.
          "GET /api/v1/agents", "GET /api/v1/customers",
          // One number: each further one is taken from what companies may order.
          "GET /api/v1/numbers", "GET /api/v1/customers",
          // The provider's stock, which is the same for everybody.
          "GET /api/v1/numbers/free", "GET /api/v1/customers",
          // No call goes on: it would be billed, or have to end some time.
          "GET /api/v1/calls", "GET /api/v1/interactions",
          // Its hook waits for what never comes, so that nothing is sent anywhere.
          "GET /api/v1/hooks/{id}/deliveries", "GET /api/v1/audit");

  private final Door door;

  @Inject
  Cursors(Door door) {
    this.door = door;
  }

  /// By the operations' names: what the first page of each list ends with, which holds one item, as
  /// its tenant is told. That the cursor leads him on is seen, too.
  Map<String, String> of(Attempts attempts, Map<Thing, String> things, String token) {
    Map<String, String> cursors = new HashMap<>();
    for (Attempt page : attempts.firstPages(things)) {
      String next = next(page.target(), token);
      if (!next.isEmpty()) {
        Door.Answer second = door.ask("GET", page.target() + "&cursor=" + next, "", token);
        if (second.status() != OK) {
          throw new NotRunException(
              "the own cursor of %s leads to %d".formatted(page.operation(), second.status()));
        }
        cursors.put(page.operation(), next);
      }
    }
    OF_ONE_PAGE.forEach(
        (list, like) -> {
          String cursor = cursors.get(like);
          if (cursor != null) {
            cursors.putIfAbsent(list, cursor);
          }
        });
    return cursors;
  }

  /// Lists that have no cursor to attack with: it must be empty, or the build fails. Those of the
  /// provider are refused to every tenant, whatever he asks with.
  List<String> missing(Attempts attempts, Map<Thing, String> things, Map<String, String> cursors) {
    return attempts.firstPages(things).stream()
        .map(Attempt::operation)
        .filter(list -> !list.startsWith("GET /api/v1/provider/"))
        .filter(list -> !cursors.containsKey(list))
        .toList();
  }

  /// What the page of a list ends with; empty if it is the last, or the provider's.
  String next(String target, String token) {
    Door.Answer answer = door.ask("GET", target, "", token);
    return switch (answer.status()) {
      case OK -> Json.read(answer.body(), JsonNode.class).path("next").asText("");
      case FORBIDDEN -> "";
      default ->
          throw new NotRunException(
              "the own list %s answered %d".formatted(target, answer.status()));
    };
  }
}
