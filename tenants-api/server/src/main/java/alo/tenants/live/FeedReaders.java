package alo.tenants.live;

import alo.contract.id.TenantId;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Who reads which tenant's feed in this process, to wake them after a commit.
@Singleton
public class FeedReaders {
  /// Readers of one tenant at most.
  static final int READERS_MAX = 500;

  private final ConcurrentMap<TenantId, Set<FeedReader>> readers = new ConcurrentHashMap<>();

  /// A tenant's feed has grown.
  public void wake(TenantId tenant) {
    readers.getOrDefault(tenant, Set.of()).forEach(FeedReader::wake);
  }

  boolean enter(TenantId tenant, FeedReader reader) {
    Set<FeedReader> all =
        readers.computeIfAbsent(tenant, t -> ConcurrentHashMap.<FeedReader>newKeySet());
    return all.size() < READERS_MAX && all.add(reader);
  }

  void leave(TenantId tenant, @Nullable FeedReader reader) {
    if (reader != null) {
      readers.getOrDefault(tenant, ConcurrentHashMap.newKeySet()).remove(reader);
    }
  }
}
