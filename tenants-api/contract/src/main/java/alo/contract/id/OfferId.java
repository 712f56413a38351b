package alo.contract.id;

/// One attempt to connect one agent (or number) to one call. It is the id of that leg's channel in
/// the PBX and the token that fences every step on the customer's channel.
public record OfferId(String value) implements Id {
  public OfferId {
    Id.checked("an offer id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
