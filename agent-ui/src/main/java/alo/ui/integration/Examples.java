package alo.ui.integration;

import java.net.URI;

/// Commands that people copy to try the API out. Values are of our own making and have no quotes in
/// them.
///
/// @param api where the API is
record Examples(URI api) {
  /// In place of a secret that is not shown.
  static final String SECRET = "$SECRET";

  private static final String NEXT = " \\\n  ";

  /// Gets a token by OAuth's client credentials.
  String token(String tokens, String client, String secret) {
    return ("curl -d grant_type=client_credentials"
            + NEXT
            + "-d client_id=%s"
            + NEXT
            + "-d client_secret=\"%s\""
            + NEXT
            + "%s")
        .formatted(client, secret, tokens);
  }

  /// Asks for something with a token.
  String request() {
    return "curl -H \"Authorization: Bearer $TOKEN\" " + api.resolve("/api/v1/me");
  }
}
