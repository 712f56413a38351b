package alo.edge.asterisk;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// An event that our dialplan sends. Public, with setters, because asterisk-java fills it by
/// reflection.
public abstract class LegEvent extends UserEvent {
  private static final long serialVersionUID = 1;

  private @Nullable String call;
  private @Nullable String leg;

  LegEvent(Object source) {
    super(source);
  }

  /// The interaction's id.
  public @Nullable String getCall() {
    return call;
  }

  public void setCall(String value) {
    call = value;
  }

  /// The offer's id.
  public @Nullable String getLeg() {
    return leg;
  }

  public void setLeg(String value) {
    leg = value;
  }
}
