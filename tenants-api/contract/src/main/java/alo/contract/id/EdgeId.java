package alo.contract.id;

/// A media edge: one PBX with its server, e.g. `hn1`.
public record EdgeId(String value) implements Id {
  public EdgeId {
    Id.checked("an edge id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
