package alo.edge.asterisk;

/// The far end of a call out is about to be rung; the channel is the customer's leg.
public final class OutLegEvent extends LegEvent {
  private static final long serialVersionUID = 1;

  /// Called by asterisk-java.
  public OutLegEvent(Object source) {
    super(source);
  }
}
