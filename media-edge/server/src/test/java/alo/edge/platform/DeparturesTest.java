package alo.edge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.edge.config.Configurations;
import alo.edge.config.PromptCache;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.edge.phone.Music;
import alo.edge.recording.Recordings;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import alo.engine.routing.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tenant that leaves this edge")
class DeparturesTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final E164 NUMBER = new E164("+842873001001");
  private static final TrunkId TRUNK = new TrunkId("carrier1");
  private static final InteractionId CALL = new InteractionId("lab-1-1");
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private static final PromptId TUNE = new PromptId("tune");
  private static final byte[] SOUND = {};

  /// Of nothing.
  private static final String SOUND_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path folder;
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(1);
  private final EdgeId edge = new EdgeId("lab");
  private final TenantLoops loops =
      new TenantLoops(
          edge,
          List.of(new Trunk(TRUNK, List.of("+84"))),
          new InMemoryLedger(edge, 1),
          (tenant, effect) -> {},
          () -> NOW);
  private Configurations configurations;
  private Recordings recordings;
  private Departures departures;
  private PromptCache prompts;
  private final FakeMusic music = new FakeMusic();

  /// Pieces by their tenants.
  private static final class FakeMusic implements Music {
    private final Map<TenantId, Set<PromptId>> pieces = new HashMap<>();

    @Override
    public Set<TenantId> tenants() {
      return Set.copyOf(pieces.keySet());
    }

    @Override
    public void keepOnly(TenantId tenant, Set<PromptId> kept) {
      Set<PromptId> left = new HashSet<>(pieces.getOrDefault(tenant, Set.of()));
      left.retainAll(kept);
      if (left.isEmpty()) {
        pieces.remove(tenant);
      } else {
        pieces.put(tenant, left);
      }
    }
  }

  @BeforeEach
  void start() {
    configurations = new Configurations(folder.resolve("config"));
    recordings = new Recordings(folder, workers, call -> false);
    prompts = new PromptCache(folder.resolve("prompts"), path -> SOUND, workers);
    departures = new Departures(configurations, loops, recordings, prompts, music);
    comes(3);
  }

  private void comes(long version) {
    TenantConfiguration configuration = TestTenants.answerAndQueue("demo", version, NUMBER.value());
    departures.cancel(DEMO);
    loops.configure(configurations.keep(configuration));
  }

  @AfterEach
  void stop() {
    loops.close();
    workers.shutdownNow();
  }

  private Decision tell(Command command) {
    return loops.tell(DEMO, command).join();
  }

  @Test
  @DisplayName("finishes its calls first, and no new one begins")
  void calls() {
    tell(new Command.CallArrives(CALL, null, NUMBER, TRUNK));
    departures.begin(DEMO);
    departures.look();
    assertThat(loops.ownerOf(NUMBER)).isEmpty();
    assertThat(new Configurations(folder.resolve("config")).find(DEMO).orElseThrow().numbers())
        .as("also after a restart")
        .isEmpty();
    assertThat(tell(new Command.CustomerGone(CALL, Event.EndedBy.CUSTOMER, 16, null)))
        .isInstanceOf(Decision.Accepted.class);
    departures.look();
    assertThat(loops.tenants()).isEmpty();
    assertThat(configurations.find(DEMO)).isEmpty();
  }

  @Test
  @DisplayName("[R7] is forgotten, with its key, when its last recording is stored")
  void recordings() {
    var recording = new RecordingId("lab-1-1-r1");
    recordings.happened(DEMO, NOW, new Event.CallQueued(CALL, new QueueId("q"), NOW, recording));
    recordings.happened(DEMO, NOW, new Event.OfferAnswered(CALL, new OfferId("o1")));
    departures.begin(DEMO);
    departures.look();
    assertThat(configurations.find(DEMO)).isPresent();
    recordings.happened(
        DEMO, NOW, new Event.RecordingStored(CALL, recording, "00", 1, 1, "demo/x"));
    departures.look();
    assertThat(configurations.find(DEMO)).isEmpty();
  }

  private TenantConfiguration withSounds(long version) {
    return TestTenants.withSounds(
        TestTenants.answerAndQueue("demo", version, NUMBER.value()),
        List.of(new TenantConfiguration.PromptFile(TUNE, SOUND_SHA256, "/tune")),
        TUNE);
  }

  @Test
  @DisplayName("[P11] takes its announcements and its music along, once its last call is over")
  void sounds() {
    TenantConfiguration configuration = withSounds(4);
    loops.configure(configurations.keep(configuration));
    prompts.want(configuration);
    Path own = folder.resolve("prompts/demo");
    awaitFile(own.resolve(SOUND_SHA256 + ".wav"));
    music.pieces.put(DEMO, Set.of(TUNE));
    tell(new Command.CallArrives(CALL, null, NUMBER, TRUNK));
    departures.begin(DEMO);
    departures.look();
    assertThat(own).as("he is still being played to").isNotEmptyDirectory();
    assertThat(music.pieces).containsKey(DEMO);
    tell(new Command.CustomerGone(CALL, Event.EndedBy.CUSTOMER, 16, null));
    departures.look();
    assertThat(own).doesNotExist();
    assertThat(music.pieces).isEmpty();
  }

  @Test
  @DisplayName("[P11] music that was replaced, or whose owner has left, goes when nobody hears it")
  void replacedMusic() {
    loops.configure(configurations.keep(withSounds(4)));
    var gone = new TenantId("gone");
    music.pieces.put(DEMO, Set.of(TUNE, new PromptId("old")));
    music.pieces.put(gone, Set.of(TUNE));
    tell(new Command.CallArrives(CALL, null, NUMBER, TRUNK));
    departures.tidy();
    assertThat(music.pieces.get(DEMO)).hasSize(2);
    assertThat(music.pieces).doesNotContainKey(gone);
    tell(new Command.CustomerGone(CALL, Event.EndedBy.CUSTOMER, 16, null));
    departures.tidy();
    assertThat(music.pieces.get(DEMO)).containsExactly(TUNE);
  }

  private static void awaitFile(Path file) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).as("Waited in vain for " + file).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  @DisplayName("stays when it comes back meanwhile, with the version that it had")
  void comesBack() {
    departures.begin(DEMO);
    comes(3);
    departures.look();
    assertThat(loops.ownerOf(NUMBER)).contains(DEMO);
  }
}
