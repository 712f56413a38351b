package alo.tenants.edge;

import alo.contract.id.EdgeId;
import alo.tenants.number.KnownEdges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may connect as an edge. Only digests of the keys stay in memory, and they are compared in
/// constant time.
@Singleton
public class EdgeKeys implements KnownEdges {
  private static final String SCHEME = "Edge ";
  private final Map<EdgeId, byte[]> digests = new HashMap<>();

  @Inject
  EdgeKeys(EdgeSettings settings) {
    for (String entry : settings.list().split(",")) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        digests.put(
            new EdgeId(entry.substring(0, colon).strip()),
            digest(entry.substring(colon + 1).strip()));
      } else if (!entry.isBlank()) {
        throw new IllegalStateException(
            "Expected ALO_EDGE_LIST as edge1:KEY,edge2:KEY, but an entry has no colon");
      }
    }
  }

  /// All edges that may connect.
  public Collection<EdgeId> edges() {
    return digests.keySet();
  }

  @Override
  public boolean knows(EdgeId edge) {
    return digests.containsKey(edge);
  }

  /// The edge of a header `Authorization: Edge <id>:<key>`, if the key is its key.
  public Optional<EdgeId> find(String header) {
    int colon = header.indexOf(':');
    if (!header.startsWith(SCHEME) || colon < 0) {
      return Optional.empty();
    }
    try {
      EdgeId edge = new EdgeId(header.substring(SCHEME.length(), colon).strip());
      byte[] expected = digests.get(edge);
      byte[] given = digest(header.substring(colon + 1).strip());
      return expected != null && MessageDigest.isEqual(expected, given)
          ? Optional.of(edge)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
