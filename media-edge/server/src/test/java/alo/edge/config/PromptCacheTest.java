package alo.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TenantConfiguration.PromptFile;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.edge.loop.TestTenants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Announcements on the edge's disk")
class PromptCacheTest {
  private static final TenantId DEMO = new TenantId("demo");

  @TempDir Path folder;
  private final Deque<Runnable> work = new ArrayDeque<>();

  /// Runs what it is given when the test says so.
  private final ScheduledThreadPoolExecutor background =
      new ScheduledThreadPoolExecutor(0) {
        @Override
        public void execute(Runnable command) {
          work.add(command);
        }
      };

  private PromptCache cache() {
    return new PromptCache(folder, path -> path.getBytes(StandardCharsets.UTF_8), background);
  }

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  private static PromptFile prompt(String path) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
    return new PromptFile(new PromptId(path), HexFormat.of().formatHex(hash), path);
  }

  private static TenantConfiguration naming(PromptFile... prompts) {
    return TestTenants.withSounds(
        TestTenants.answerAndQueue("demo", 1, "+842873001001"), Arrays.asList(prompts), null);
  }

  private void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  @DisplayName("are fetched, and go when the next configuration does not name them")
  void replaced() throws Exception {
    PromptFile old = prompt("old");
    PromptFile kept = prompt("kept");
    PromptCache cache = cache();
    cache.want(naming(old, kept));
    work();
    assertThat(cache.find(DEMO, old)).isPresent();
    cache.want(naming(kept));
    assertThat(cache.find(DEMO, old)).isEmpty();
    assertThat(cache.find(DEMO, kept)).isPresent();
  }

  @Test
  @DisplayName("go with their tenant, also those that are just being fetched")
  void forgotten() throws Exception {
    PromptFile here = prompt("here");
    PromptFile late = prompt("late");
    PromptCache cache = cache();
    cache.want(naming(here));
    work();
    cache.want(naming(here, late));
    cache.forget(DEMO);
    work();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("of a tenant who was forgotten when the program died go with the next start")
  void afterRestart() throws Exception {
    PromptFile here = prompt("here");
    cache().want(naming(here));
    work();
    PromptCache next = cache();
    next.keepOnly(Set.of(DEMO));
    assertThat(next.find(DEMO, here)).isPresent();
    next.keepOnly(Set.of());
    assertThat(folder).isEmptyDirectory();
  }
}
