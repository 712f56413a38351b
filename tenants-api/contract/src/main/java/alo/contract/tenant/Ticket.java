package alo.contract.tenant;

import java.time.Instant;

/// A short pass for a socket that can not carry a token.
///
/// @param ticket goes into the first frame (agent socket) or the query (live feed)
/// @param address of the socket
public record Ticket(String ticket, String address, Instant expiresAt) {

  /// For which socket.
  public enum Purpose {
    AGENT,
    FEED
  }

  /// Asks for one.
  public record Request(Purpose purpose) {}
}
