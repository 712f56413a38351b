package alo.tenants.prober;

import java.util.List;

/// One thing that can be asked of the API, with every place at which something of a tenant is
/// named.
///
/// @param path with a [Thing] at each of its places, as `/api/v1/queues/{QUEUE}`
/// @param name as the description calls it, e.g. `GET /api/v1/queues/{id}`
/// @param asksForToken whether it is refused without one
/// @param takesBody whether it wants a body of JSON
/// @param places where a tenant's things are named, in the path, the query and the body
/// @param untold what is named there and known to nobody here
public record Operation(
    String method,
    String path,
    String name,
    boolean asksForToken,
    boolean takesBody,
    List<Place> places,
    List<String> untold) {

  /// In which part of a request something is named.
  public enum Part {
    PATH,
    QUERY,
    BODY
  }

  /// A place for an id.
  ///
  /// @param at the parameter's name, or the pointer into the body
  public record Place(Part part, String at, Thing thing) {}

  /// Whether it only reads.
  public boolean reads() {
    return method.equals("GET");
  }

  /// Whether its path leads to something of one tenant.
  boolean leadsToThing() {
    return places.stream().anyMatch(p -> p.part() == Part.PATH);
  }
}
