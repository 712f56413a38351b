package alo.tenants.live;

import alo.contract.id.TenantId;
import alo.tenants.limit.LimitSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Who reads which tenant's feed in this process, to wake them after a commit.
@Singleton
public class FeedReaders {
  private final int readersMax;
  private final int readersPerPersonMax;
  private final ConcurrentMap<TenantId, Set<FeedReader>> readers = new ConcurrentHashMap<>();

  @Inject
  FeedReaders(LimitSettings settings) {
    readersMax = settings.feedReadersMax();
    readersPerPersonMax = settings.feedReadersPerPersonMax();
  }

  /// A tenant's feed has grown.
  public void wake(TenantId tenant) {
    readers.getOrDefault(tenant, Set.of()).forEach(FeedReader::wake);
  }

  /// Takes a reader in, if there is room in his tenant and for his person.
  boolean enter(TenantId tenant, FeedReader reader) {
    Set<FeedReader> all =
        readers.computeIfAbsent(tenant, t -> ConcurrentHashMap.<FeedReader>newKeySet());
    // Many at once must not all see room for one.
    synchronized (all) {
      return all.size() < readersMax
          && all.stream().filter(one -> one.person().equals(reader.person())).count()
              < readersPerPersonMax
          && all.add(reader);
    }
  }

  void leave(TenantId tenant, @Nullable FeedReader reader) {
    if (reader != null) {
      readers.getOrDefault(tenant, ConcurrentHashMap.newKeySet()).remove(reader);
    }
  }
}
