package alo.edge.asterisk;

/// A leg of an offer was answered.
public final class LegUpEvent extends LegEvent {
  private static final long serialVersionUID = 1;

  /// Called by asterisk-java.
  public LegUpEvent(Object source) {
    super(source);
  }
}
