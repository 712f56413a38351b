package alo.engine.presence;

/// Why an agent was set not ready by the system. Screens translate them; agents' own reasons
/// (`BREAK`...) are free words.
public final class Reasons {
  /// He has just logged in.
  public static final String LOGGED_IN = "LOGGED_IN";

  /// He let a call ring out.
  public static final String RING_NO_ANSWER = "RING_NO_ANSWER";

  /// He refused a call.
  public static final String DECLINED = "DECLINED";

  /// His telephone said busy.
  public static final String BUSY = "BUSY";

  /// His telephone could not be reached.
  public static final String UNREACHABLE = "UNREACHABLE";

  /// His window or his telephone went away.
  public static final String CONNECTION_LOST = "CONNECTION_LOST";

  /// He wanted to be not ready after his wrap-up.
  public static final String AFTER_WRAP_UP = "AFTER_WRAP_UP";

  private Reasons() {}
}
