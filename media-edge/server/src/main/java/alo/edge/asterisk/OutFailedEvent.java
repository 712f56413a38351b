package alo.edge.asterisk;

import org.jspecify.annotations.Nullable;

/// The far end of a call out did not answer.
public final class OutFailedEvent extends LegEvent {
  private static final long serialVersionUID = 1;

  private @Nullable String status;
  private @Nullable String q850;
  private @Nullable String tech;

  /// Called by asterisk-java.
  public OutFailedEvent(Object source) {
    super(source);
  }

  /// DIALSTATUS.
  public @Nullable String getStatus() {
    return status;
  }

  public void setStatus(String value) {
    status = value;
  }

  /// Q.850 cause.
  public @Nullable String getQ850() {
    return q850;
  }

  public void setQ850(String value) {
    q850 = value;
  }

  /// E.g. `SIP 486 Busy Here`.
  public @Nullable String getTech() {
    return tech;
  }

  public void setTech(String value) {
    tech = value;
  }
}
