package alo.edge.asterisk;

import org.asteriskjava.manager.action.OriginateAction;
import org.jspecify.annotations.Nullable;

/// Originate with the header that asterisk-java does not know: dialplan that runs on the new leg
// before
/// its INVITE. Public because asterisk-java reads it by reflection.
public final class RingAction extends OriginateAction {
  private static final long serialVersionUID = 1;

  private @Nullable String preDialGoSub;

  /// `context,extension,priority`.
  public @Nullable String getPreDialGoSub() {
    return preDialGoSub;
  }

  public void setPreDialGoSub(String value) {
    preDialGoSub = value;
  }
}
