package alo.edge.platform;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.contract.queue.QueueView;
import alo.edge.config.Configurations;
import alo.edge.config.PromptCache;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Music;
import alo.edge.recording.Recordings;
import alo.engine.contactcenter.ContactCenter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Tenants that are not this edge's any more. Their calls are finished and their recordings brought
/// to the store before they are forgotten, since both need the configuration. Without numbers
/// nothing new begins; a restart finds it so on the disk and is told again by the control plane.
final class Departures {
  private static final Logger LOG = Logger.getLogger(Departures.class);

  /// A version that any of the control plane's replaces, should the tenant come back.
  private static final long SUPERSEDED = 0;

  private final Configurations configurations;
  private final TenantLoops loops;
  private final Recordings recordings;
  private final PromptCache prompts;
  private final Music music;
  private final Set<TenantId> leaving = ConcurrentHashMap.newKeySet();

  Departures(
      Configurations configurations,
      TenantLoops loops,
      Recordings recordings,
      PromptCache prompts,
      Music music) {
    this.configurations = configurations;
    this.loops = loops;
    this.recordings = recordings;
    this.prompts = prompts;
    this.music = music;
  }

  /// The tenant is to leave.
  void begin(TenantId tenant) {
    configurations
        .find(tenant)
        .ifPresent(
            last -> {
              TenantConfiguration rest = withoutNumbers(last);
              configurations.replace(rest);
              loops.configure(rest);
              leaving.add(tenant);
            });
  }

  /// The tenant is this edge's again.
  void cancel(TenantId tenant) {
    leaving.remove(tenant);
  }

  /// Forgets those of whom nothing is left.
  void look() {
    for (TenantId tenant : leaving) {
      if (isIdle(tenant) && !recordings.owes(tenant) && leaving.remove(tenant)) {
        loops.forget(tenant);
        configurations.forget(tenant);
        // Last, and tidied up after the next start if it fails.
        prompts.forget(tenant);
        music.keepOnly(tenant, Set.of());
        LOG.infof("%s has left", tenant);
      }
    }
  }

  /// Removes the music that no configuration names any more, once nobody can hear it.
  void tidy() {
    for (TenantId tenant : music.tenants()) {
      Set<PromptId> named = configurations.find(tenant).map(Departures::musicOf).orElseGet(Set::of);
      if (isIdle(tenant)) {
        music.keepOnly(tenant, named);
      }
    }
  }

  private static Set<PromptId> musicOf(TenantConfiguration configuration) {
    return Stream.concat(
            Stream.ofNullable(configuration.music()),
            configuration.queues().stream().map(QueueView::music).filter(Objects::nonNull))
        .collect(Collectors.toSet());
  }

  private boolean isIdle(TenantId tenant) {
    try {
      var calls = loops.look(tenant, ContactCenter::liveCalls);
      return calls.isEmpty() || calls.get().get().isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.warnf("%s can not be looked at: %s", tenant, e.getMessage());
      return false;
    }
  }

  private static TenantConfiguration withoutNumbers(TenantConfiguration last) {
    return new TenantConfiguration(
        last.tenant(),
        SUPERSEDED,
        last.name(),
        last.state(),
        last.zone(),
        last.country(),
        last.language(),
        List.of(),
        last.flows(),
        last.queues(),
        last.agents(),
        last.prompts(),
        last.music(),
        last.calendars(),
        new TenantConfiguration.Outbound(List.of(), List.of(), 0),
        last.recordingKey());
  }
}
