package alo.ui.client;

import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The idempotency keys of requests that make something and got no answer yet, so that the same
/// person who sends the same again within [#KEPT] makes no second thing. Later it is taken for a
/// new wish: whoever orders a second number tomorrow wants a second number.
final class UnansweredKeys {
  /// How long a repetition is taken for one.
  static final Duration KEPT = Duration.ofMinutes(10);

  /// Requests in mind at most; beyond them a repetition gets a key of its own.
  static final int REQUESTS_MAX = 1_000;

  private final LongSupplier nanos;
  private final Map<Sent, Key> keys = new ConcurrentHashMap<>();

  /// Whose request it was and what it said.
  ///
  /// @param who the person and his company; a new token of both is the same person
  record Sent(String who, String path, String body) {}

  private record Key(String value, long sinceNanos) {}

  /// Keys that age by a clock that only runs forward.
  UnansweredKeys(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// What was sent with a token.
  static Sent sent(@Nullable String token, String path, String body) {
    return new Sent(token == null ? "" : who(token), path, body);
  }

  /// The key under which it goes: the one of an unanswered attempt, or a new one.
  String keyOf(Sent sent) {
    long now = nanos.getAsLong();
    keys.values().removeIf(key -> now - key.sinceNanos() > KEPT.toNanos());
    Key fresh = new Key(UUID.randomUUID().toString(), now);
    Key before = keys.size() < REQUESTS_MAX ? keys.putIfAbsent(sent, fresh) : keys.get(sent);
    return before == null ? fresh.value() : before.value();
  }

  /// It has got its answer: the next one like it is another wish.
  void answered(Sent sent) {
    keys.remove(sent);
  }

  /// Only tells people apart and proves nothing: the control plane checks the token.
  private static String who(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return token;
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      JsonNode read = Json.read(claims, JsonNode.class);
      return read.path("sub").asText() + " " + read.path("organization");
    } catch (IllegalArgumentException | MalformedJsonException _) {
      return token;
    }
  }
}
