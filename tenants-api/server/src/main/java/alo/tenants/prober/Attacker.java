package alo.tenants.prober;

/// A canary at the front door.
///
/// @param token of its program; secret
record Attacker(Canary canary, String token) {
  /// The same token as somebody signs it who has not the key.
  String forgedToken() {
    int place = token.lastIndexOf('.') + 10;
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }

  @Override
  public String toString() {
    return canary.tenant().value();
  }
}
