package alo.local.demo;

import alo.local.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The public API of the control plane, as one person.
///
/// @param base address of tenants-api
/// @param token makes a fresh bearer token; null to call as nobody
public record Api(URI base, @Nullable Supplier<String> token) {
  /// Reads.
  public JsonNode get(String path) {
    return call("GET", path, null, null).ok().body();
  }

  /// Creates, once for a key.
  public JsonNode post(String path, String key, Object body) {
    return call("POST", path, key, body).ok().body();
  }

  /// Changes.
  public JsonNode put(String path, Object body) {
    return call("PUT", path, null, body).ok().body();
  }

  /// Any call, with its answer whatever the status.
  ///
  /// @param path below `/api/v1`
  /// @param key idempotency key, or null
  public Http.Answer call(String method, String path, @Nullable String key, @Nullable Object body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (token != null) {
      headers.put("Authorization", "Bearer " + token.get());
    }
    if (key != null) {
      headers.put("Idempotency-Key", key);
    }
    return Http.send(method, base.resolve("/api/v1" + path), headers, body);
  }
}
