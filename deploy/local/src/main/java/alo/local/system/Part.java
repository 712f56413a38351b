package alo.local.system;

import java.util.List;
import java.util.function.BooleanSupplier;

/// One service of the system.
///
/// @param needs names of the parts that must be ready before it starts
/// @param start returns when the service is healthy; throws with the reason if it is not in time
/// @param stop returns when it has ended; nothing if it does not run
/// @param listens what it listens on, `address:port`
record Part(
    String name,
    List<String> needs,
    Runnable start,
    Runnable stop,
    BooleanSupplier healthy,
    List<Listener> listens) {

  /// A port that must be free before the start.
  ///
  /// @param variable the environment variable that moves it
  record Listener(String address, int port, boolean datagrams, String variable) {}
}
