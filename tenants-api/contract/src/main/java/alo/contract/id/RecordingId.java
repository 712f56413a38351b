package alo.contract.id;

/// A recording or voicemail message.
public record RecordingId(String value) implements Id {
  public RecordingId {
    Id.checked("a recording id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
