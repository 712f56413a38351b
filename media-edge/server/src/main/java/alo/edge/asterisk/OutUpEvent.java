package alo.edge.asterisk;

/// The far end of a call out answered.
public final class OutUpEvent extends LegEvent {
  private static final long serialVersionUID = 1;

  /// Called by asterisk-java.
  public OutUpEvent(Object source) {
    super(source);
  }
}
