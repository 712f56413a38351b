package alo.edge.platform;

import alo.contract.edge.LinkMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.edge.agent.AgentCommands;
import alo.edge.agent.AgentWindows;
import alo.edge.agent.SteadyClock;
import alo.edge.agent.TicketVerifier;
import alo.edge.asterisk.AgiSettings;
import alo.edge.asterisk.AmiSettings;
import alo.edge.asterisk.AsteriskPbx;
import alo.edge.asterisk.PbxAccess;
import alo.edge.asterisk.TrunkProfile;
import alo.edge.config.Configurations;
import alo.edge.config.EdgeSettings;
import alo.edge.config.PromptCache;
import alo.edge.ledger.Ledger;
import alo.edge.ledger.SqliteLedger;
import alo.edge.link.ControlLink;
import alo.edge.link.Relays;
import alo.edge.loop.TenantLoops;
import alo.edge.recording.LoopRecordingListener;
import alo.edge.recording.RecordingSpool;
import alo.edge.recording.Recordings;
import alo.edge.recording.StoreSettings;
import alo.edge.recording.TenantKeys;
import alo.edge.recording.s3.S3ObjectStore;
import alo.edge.speech.PromptAnnouncements;
import alo.edge.speech.espeak.EspeakSpeech;
import alo.engine.routing.Trunk;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes the parts and starts them in order: what is on disk first (ledger, configurations), then
/// the tenants' loops, then the PBX, at last the sockets and the link. Nothing waits for the
/// control plane.
@ApplicationScoped
public class EdgeProgram {
  private static final Logger LOG = Logger.getLogger(EdgeProgram.class);
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  /// Not at once: a start has better things to do.
  private static final Duration FORGET_FIRST = Duration.ofMinutes(2);

  private static final Duration AUDIT_EVERY = Duration.ofMinutes(1);
  private static final Duration DEPARTURES_EVERY = Duration.ofSeconds(1);
  private static final long WINDOWS_TICK_MILLIS = 500;

  @Inject EdgeSettings settings;
  @Inject AmiSettings amiSettings;
  @Inject AgiSettings agiSettings;
  @Inject StoreSettings storeSettings;
  @Inject InstantSource clock;

  /// File of the master keyset, which opens tenants' keys; without it recordings stay in the spool.
  @ConfigProperty(name = "alo.master-keyset-file")
  Optional<Path> masterKeyset;

  private final Workers workers = new Workers();

  private volatile @Nullable Parts made;

  /// All that was made.
  record Parts(
      EdgeId edge,
      Ledger ledger,
      Configurations configurations,
      PromptCache prompts,
      PromptAnnouncements announcements,
      AsteriskPbx pbx,
      TenantLoops loops,
      Recordings recordings,
      Departures departures,
      TicketVerifier tickets,
      AgentWindows windows,
      ControlLink link) {}

  void start(@Observes StartupEvent event) throws IOException {
    Parts parts = make();
    made = parts;
    parts.loops().listen(parts.recordings());
    parts.loops().pbxIsAway();
    parts.pbx().listen(parts.windows()::answeredTooLate);
    parts.prompts().keepOnly(tenantsOf(parts.configurations()));
    parts.configurations().all().forEach(this::putIntoForce);
    parts.pbx().start(parts.loops());
    startRecordings();
    var unused =
        workers
            .windows()
            .scheduleWithFixedDelay(
                this::tick, WINDOWS_TICK_MILLIS, WINDOWS_TICK_MILLIS, TimeUnit.MILLISECONDS);
    again(parts.pbx()::tidy, TIDY_EVERY, TIDY_EVERY);
    again(parts.loops()::forgetWhatIsOver, FORGET_FIRST, TIDY_EVERY);
    again(parts.pbx()::audit, AUDIT_EVERY, AUDIT_EVERY);
    again(parts.departures()::look, DEPARTURES_EVERY, DEPARTURES_EVERY);
    again(parts.departures()::tidy, FORGET_FIRST, TIDY_EVERY);
    if (settings.key().isPresent()) {
      parts.link().start();
    } else {
      LOG.warn("No key is set (ALO_EDGE_KEY): this edge stays without its control plane");
    }
    LOG.infof("Edge %s is up with %d tenants", parts.edge(), parts.configurations().all().size());
  }

  private static Set<TenantId> tenantsOf(Configurations configurations) {
    return configurations.all().stream()
        .map(TenantConfiguration::tenant)
        .collect(Collectors.toSet());
  }

  private void again(Runnable work, Duration first, Duration every) {
    var unused =
        workers
            .fetches()
            .scheduleWithFixedDelay(
                () -> {
                  try {
                    work.run();
                  } catch (RuntimeException e) {
                    LOG.error("A regular work failed; it is tried again", e);
                  }
                },
                first.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      parts().windows().tick();
    } catch (RuntimeException e) {
      LOG.error("The agents' windows could not be looked after", e);
    }
  }

  private Parts make() throws IOException {
    var edge = new EdgeId(settings.id());
    Path data = settings.data().toAbsolutePath();
    Files.createDirectories(data);
    var ledger = new SqliteLedger(edge, data.resolve("ledger.sqlite"), clock.instant());
    var configurations = new Configurations(data.resolve("config"));
    var prompts =
        new PromptCache(
            data.resolve("prompts"),
            new ControlPlanePrompts(
                settings.controlUrl(), settings.id(), settings.key().orElse("")),
            workers.fetches());
    var announcements =
        new PromptAnnouncements(
            configurations, prompts, new EspeakSpeech(), data.resolve("speech"));
    var access = access();
    var pbx = new AsteriskPbx(access, announcements, clock);
    var loops = new TenantLoops(edge, trunks(access), ledger, pbx, clock);
    var tickets = new TicketVerifier(data.resolve("keys"), clock);
    var commands = new AgentCommands(edge, loops);
    var windows =
        new AgentWindows(
            loops,
            commands,
            pbx,
            tickets,
            configurations,
            new AgentWindows.Place(settings.sipServer(), settings.address()),
            new SteadyClock(clock, System::nanoTime));
    var link =
        new ControlLink(
            new ControlLink.Ends(
                edge,
                settings.key().orElse(""),
                URI.create(settings.controlUrl()),
                settings.agentSocket()),
            ledger,
            configurations,
            new FromControlPlane(),
            new Relays(commands));
    var recordings = new Recordings(access.monitorFolder(), workers.spool(), pbx::hasCustomer);
    return new Parts(
        edge,
        ledger,
        configurations,
        prompts,
        announcements,
        pbx,
        loops,
        recordings,
        new Departures(configurations, loops, recordings, prompts, pbx.music()),
        tickets,
        windows,
        link);
  }

  private PbxAccess access() {
    return new PbxAccess(
        settings.address(),
        amiSettings.port(),
        amiSettings.user(),
        amiSettings.secret().orElse(""),
        agiSettings.port(),
        agiSettings.sessionsMax(),
        settings.pbxDir().toAbsolutePath(),
        profiles(),
        settings.webrtc());
  }

  private List<TrunkProfile> profiles() {
    String country = settings.trunk().country();
    List<TrunkProfile> profiles = new ArrayList<>();
    profiles.add(
        new TrunkProfile(
            new TrunkId(settings.trunk().id()), country, TrunkProfile.Form.INTERNATIONAL));
    settings
        .gateway()
        .map(id -> new TrunkProfile(new TrunkId(id), country, TrunkProfile.Form.NATIONAL))
        .ifPresent(profiles::add);
    return profiles;
  }

  /// Both ways lead into the same network, which lets both show the same numbers.
  private List<Trunk> trunks(PbxAccess access) {
    return access.trunks().stream()
        .map(profile -> new Trunk(profile.trunk(), settings.trunk().callerIds()))
        .toList();
  }

  private void putIntoForce(TenantConfiguration configuration) {
    parts().loops().configure(configuration);
    parts().prompts().want(configuration);
    workers.fetches().execute(() -> parts().announcements().prepare(configuration));
  }

  private void startRecordings() {
    if (masterKeyset.isEmpty()
        || storeSettings.accessKey().isEmpty()
        || storeSettings.secretKey().isEmpty()) {
      LOG.error(
          "Recordings stay on this disk: ALO_MASTER_KEYSET_FILE or ALO_S3_ACCESS_KEY is not set");
      return;
    }
    var keys = new TenantKeys(masterKeyset.get(), parts().configurations());
    var store =
        new S3ObjectStore(
            storeSettings.endpoint(),
            storeSettings.region(),
            storeSettings.bucket(),
            storeSettings.accessKey().get(),
            storeSettings.secretKey().get());
    parts()
        .recordings()
        .start(
            new RecordingSpool(
                settings.data().toAbsolutePath().resolve("spool"),
                keys,
                store,
                new LoopRecordingListener(parts().loops()),
                workers.spool(),
                clock));
  }

  void stop(@Observes ShutdownEvent event) {
    Parts parts = made;
    if (parts == null) {
      return;
    }
    parts.link().close();
    parts.pbx().close();
    parts.loops().close();
    workers.close();
    parts.ledger().close();
  }

  @Produces
  @Singleton
  AgentWindows windows() {
    return parts().windows();
  }

  /// Null until the start.
  @Nullable Parts findParts() {
    return made;
  }

  private Parts parts() {
    Parts all = made;
    if (all == null) {
      throw new IllegalStateException("Expected a started program");
    }
    return all;
  }

  /// What comes down the link.
  private final class FromControlPlane implements ControlLink.Hearer {
    @Override
    public void trust(List<String> ticketKeys) {
      parts().tickets().trust(ticketKeys);
    }

    @Override
    public long configure(TenantConfiguration configuration) {
      parts().departures().cancel(configuration.tenant());
      TenantConfiguration inForce = parts().configurations().keep(configuration);
      putIntoForce(inForce);
      return inForce.version();
    }

    @Override
    public void forget(LinkMessage.Forget forget) {
      parts().departures().begin(forget.tenant());
    }
  }

  /// Prompts over HTTP with the edge's key.
  private record ControlPlanePrompts(String control, String edge, String key)
      implements PromptCache.Source {
    @Override
    public byte[] fetch(String path) throws IOException, InterruptedException {
      return PromptFetch.get(URI.create(control + path), edge, key);
    }
  }
}
