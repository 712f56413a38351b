package alo.tenants.prober;

import alo.tenants.prober.Operation.Part;
import alo.tenants.prober.Operation.Place;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The published description, read for what an attacker needs: operations and where each takes ids.
/// An operation that is new is found here by itself, and so is a new place of an old one.
public final class PublishedApi {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final Pattern PATH_PLACE = Pattern.compile("([a-z-]+)/\\{([a-z]+)}");
  private static final String REFERENCE = "#/components/schemas/";

  /// Queries that name something of a tenant.
  private static final Map<String, Thing> QUERIES =
      Map.ofEntries(
          Map.entry("agent", Thing.AGENT),
          Map.entry("actor", Thing.AGENT),
          Map.entry("queue", Thing.QUEUE),
          Map.entry("phone", Thing.PHONE),
          Map.entry("id", Thing.CUSTOMER),
          Map.entry("target", Thing.CUSTOMER),
          Map.entry("tenant", Thing.TENANT),
          Map.entry("contains", Thing.NUMBER),
          Map.entry("q", Thing.WORD),
          Map.entry("cursor", Thing.CURSOR),
          Map.entry("after", Thing.SEQUENCE));

  /// Queries that name nothing of anybody. A pass of a recording has attempts of its own.
  private static final Set<String> NAMELESS =
      Set.of(
          "limit", "act", "from", "to", "types", "year", "month", "pass", "dryRun", "kind",
          "state");

  private final JsonNode api;

  private PublishedApi(JsonNode api) {
    this.api = api;
  }

  /// Reads a description in JSON.
  public static PublishedApi of(String json) {
    return new PublishedApi(Json.read(json, JsonNode.class));
  }

  /// All operations, in the order of the description.
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              operation(
                  method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  private Operation operation(String method, String path, JsonNode described) {
    List<Place> places = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    String filled = paths(path, places, untold);
    for (JsonNode parameter : described.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        query(parameter.path("name").asText(), places, untold);
      }
    }
    JsonNode body = described.at("/requestBody/content/application~1json/schema");
    bodies(body, "", new HashSet<>(), places);
    return new Operation(
        method,
        filled,
        method + " " + path,
        described.has("security"),
        described.has("requestBody"),
        places,
        untold);
  }

  /// Each place of a path is named after what is found below it: `/queues/{id}` leads to a queue.
  private static String paths(String path, List<Place> places, List<String> untold) {
    Matcher found = PATH_PLACE.matcher(path);
    StringBuilder filled = new StringBuilder();
    while (found.find()) {
      Optional<Thing> thing = Thing.ofCollection(found.group(1));
      if (found.group(1).equals("versions")) {
        // The first version of a flow is nobody's secret; the flow is.
        found.appendReplacement(filled, "versions/1");
        continue;
      }
      if (thing.isEmpty()) {
        untold.add("the path's {" + found.group(2) + "}");
      } else {
        places.add(new Place(Part.PATH, found.group(2), thing.get()));
      }
      String place = thing.map(Thing::place).orElse("1");
      found.appendReplacement(filled, Matcher.quoteReplacement(found.group(1) + "/" + place));
    }
    return found.appendTail(filled).toString();
  }

  private static void query(String name, List<Place> places, List<String> untold) {
    Thing thing = QUERIES.get(name);
    if (thing != null) {
      places.add(new Place(Part.QUERY, name, thing));
    } else if (!NAMELESS.contains(name)) {
      untold.add("the query's " + name);
    }
  }

  /// Ids keep their own schemas in the description, however deep they lie.
  private void bodies(JsonNode schema, String at, Set<String> above, List<Place> places) {
    String name = schema.path("$ref").asText().replace(REFERENCE, "");
    if (!name.isEmpty()) {
      Optional<Thing> thing = Thing.ofSchema(name);
      if (thing.isPresent()) {
        Place place = new Place(Part.BODY, at, thing.get());
        if (!places.contains(place)) {
          places.add(place);
        }
      } else if (above.add(name)) {
        bodies(api.path("components").path("schemas").path(name), at, above, places);
        above.remove(name);
      }
      return;
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> bodies(p.getValue(), at + "/" + p.getKey(), above, places));
    elements(schema.path("items"), at, above, places);
    elements(schema.path("additionalProperties"), at, above, places);
    for (String many : List.of("oneOf", "anyOf", "allOf")) {
      schema.path(many).forEach(one -> bodies(one, at, above, places));
    }
  }

  private void elements(JsonNode schema, String at, Set<String> above, List<Place> places) {
    if (schema.isObject()) {
      bodies(schema, at + "/*", above, places);
    }
  }
}
