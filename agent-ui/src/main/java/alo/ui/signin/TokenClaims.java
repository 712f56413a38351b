package alo.ui.signin;

import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;

/// What a token says that was verified before.
final class TokenClaims {
  /// How strong the log-in was: 1 is a password, 2 a second factor beside it.
  static final String LEVEL = "acr";

  private static final String SECOND_FACTOR = "2";

  private TokenClaims() {}

  /// Its claims; missing if it is no token of this form.
  static JsonNode of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return MissingNode.getInstance();
    }
    try {
      return Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    } catch (IOException | IllegalArgumentException _) {
      return MissingNode.getInstance();
    }
  }

  static boolean hasSecondFactor(String token) {
    return of(token).path(LEVEL).asText().equals(SECOND_FACTOR);
  }
}
