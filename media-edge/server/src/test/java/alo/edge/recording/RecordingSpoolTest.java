package alo.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import alo.contract.value.Language;
import alo.edge.config.Configurations;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Recordings reach the store or stay in the spool")
class RecordingSpoolTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final InteractionId CALL = new InteractionId("c1");
  private static final RecordingId RECORDING = new RecordingId("c1-r1");
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  @TempDir Path folder;
  private ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final InMemoryStore store = new InMemoryStore();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private StreamingAead tenantCipher;
  private TenantKeys keys;

  /// A store that can be away.
  private static final class InMemoryStore implements ObjectStore {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile boolean truncating;

    @Override
    public void put(String key, Path file) throws IOException {
      if (away) {
        throw new IOException("away");
      }
      byte[] all = Files.readAllBytes(file);
      objects.put(key, truncating ? java.util.Arrays.copyOf(all, all.length / 2) : all);
    }

    @Override
    public OptionalLong length(String key) {
      byte[] object = objects.get(key);
      return object == null ? OptionalLong.empty() : OptionalLong.of(object.length);
    }
  }

  @BeforeEach
  void makeKeys() throws Exception {
    AeadConfig.register();
    StreamingAeadConfig.register();
    KeysetHandle master = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    Path masterFile = folder.resolve("master.json");
    Files.writeString(
        masterFile,
        TinkJsonProtoKeysetFormat.serializeKeyset(master, InsecureSecretKeyAccess.get()));
    KeysetHandle tenant =
        KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
    tenantCipher = tenant.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    byte[] wrapped =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            tenant,
            master.getPrimitive(RegistryConfiguration.get(), Aead.class),
            DEMO.value().getBytes(StandardCharsets.UTF_8));
    var configurations = new Configurations(folder.resolve("config"));
    configurations.keep(
        new TenantConfiguration(
            DEMO,
            1,
            "Demo",
            TenantState.ACTIVE,
            "Asia/Ho_Chi_Minh",
            "84",
            Language.VI,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            new TenantConfiguration.Outbound(List.of(), List.of("84"), 5),
            Base64.getEncoder().encodeToString(wrapped)));
    keys = new TenantKeys(masterFile, configurations);
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  /// Ends the former spool, as a restart does.
  private RecordingSpool open() throws InterruptedException {
    workers.shutdownNow();
    assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    workers = Executors.newScheduledThreadPool(2);
    var listener =
        new RecordingListener() {
          @Override
          public CompletionStage<?> safe(
              TenantId tenant,
              InteractionId call,
              RecordingId recording,
              String sha256,
              long bytes,
              int seconds,
              String objectKey) {
            heard.add("safe " + recording + " " + bytes + " " + seconds + " " + objectKey);
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public CompletionStage<?> gone(
              TenantId tenant, InteractionId call, RecordingId recording, String reason) {
            heard.add("gone " + recording);
            return CompletableFuture.completedFuture(null);
          }
        };
    var spool =
        new RecordingSpool(folder.resolve("spool"), keys, store, listener, workers, () -> NOW);
    spool.start();
    return spool;
  }

  private Path twoSeconds() throws IOException {
    byte[] raw = new byte[2 * 8_000 * 4];
    new java.util.Random(1).nextBytes(raw);
    return Files.write(folder.resolve("pbx.raw"), raw);
  }

  private String next() throws InterruptedException {
    String line = heard.poll(30, TimeUnit.SECONDS);
    assertThat(line).as("the listener hears within 10 s").isNotNull();
    return line;
  }

  @Test
  @DisplayName("[R7] a recording is encrypted under its tenant's key and confirmed")
  void reachesTheStoreEncrypted() throws Exception {
    Path raw = twoSeconds();
    byte[] samples = Files.readAllBytes(raw);
    RecordingSpool spool = open();
    spool.take(DEMO, CALL, RECORDING, raw, false);
    String key = "demo/recordings/2026/11/22/c1-r1.wav.enc";
    assertThat(next()).isEqualTo("safe c1-r1 64044 2 " + key);
    byte[] plain =
        tenantCipher
            .newDecryptingStream(
                new ByteArrayInputStream(store.objects.get(key)),
                "demo/c1-r1".getBytes(StandardCharsets.UTF_8))
            .readAllBytes();
    assertThat(plain).hasSize(64_044).endsWith(samples);
    assertThat(new String(plain, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(raw).doesNotExist();
  }

  @Test
  @DisplayName("[W7] the spool survives an outage of the store and a restart")
  void outlivesAnOutage() throws Exception {
    store.away = true;
    open().take(DEMO, CALL, RECORDING, twoSeconds(), false);
    awaitTicket();
    store.away = false;
    RecordingSpool restarted = open();
    assertThat(next()).startsWith("safe c1-r1");
    assertThat(restarted.waiting()).isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("[R1] a recording whose ticket can not be written is spooled when it can")
  void ticketLater() throws Exception {
    Path inTheWay = folder.resolve("spool/c1-r1");
    RecordingSpool spool = open();
    Files.writeString(inTheWay, "as a full disk would, this keeps the folder from being made");
    Path raw = twoSeconds();
    spool.take(DEMO, CALL, RECORDING, raw, false);
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    assertThat(raw).exists();
    assertThat(spool.waiting()).isEqualTo(1);
    Files.delete(inTheWay);
    assertThat(next()).startsWith("safe c1-r1");
  }

  @Test
  @DisplayName("what a crash left half written does not keep a recording in the spool for ever")
  void leftover() throws Exception {
    Path place = Files.createDirectories(folder.resolve("spool/c1-r1"));
    Files.writeString(place.resolve(".new-1234.tmp"), "{\"tena");
    RecordingSpool spool = open();
    spool.take(DEMO, CALL, RECORDING, twoSeconds(), false);
    assertThat(next()).startsWith("safe c1-r1");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (spool.waiting() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(spool.waiting()).isZero();
    assertThat(place).doesNotExist();
    assertThat(heard).isEmpty();
  }

  @Test
  @DisplayName("an object that is shorter than what was sent is not believed")
  void anIncompleteObjectIsNotBelieved() throws Exception {
    store.truncating = true;
    open().take(DEMO, CALL, RECORDING, twoSeconds(), false);
    awaitTicket();
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    store.truncating = false;
    assertThat(next()).startsWith("safe c1-r1");
  }

  @Test
  @DisplayName("a recording that is not there is stated as a gap")
  void aRecordingThatIsNotThereIsStatedAsAGap() throws Exception {
    open().take(DEMO, CALL, RECORDING, folder.resolve("never-written.raw"), false);
    assertThat(next()).isEqualTo("gone c1-r1");
    open()
        .take(
            DEMO,
            CALL,
            new RecordingId("c1-r2"),
            Files.write(folder.resolve("e.raw"), new byte[0]),
            false);
    assertThat(next()).isEqualTo("gone c1-r2");
  }

  @Test
  @DisplayName("[R1] where nobody is known to have talked, nothing is no gap, but sound is kept")
  void unanswered() throws Exception {
    RecordingSpool spool = open();
    Path nothing = Files.write(folder.resolve("e.raw"), new byte[0]);
    spool.take(DEMO, CALL, new RecordingId("c1-r2"), nothing, true);
    spool.take(DEMO, CALL, RECORDING, twoSeconds(), true);
    assertThat(next()).startsWith("safe c1-r1");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (spool.waiting() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(spool.waiting()).isZero();
    assertThat(heard).isEmpty();
    assertThat(nothing).doesNotExist();
  }

  /// Looks when it is told to.
  private static final class Looks extends ScheduledThreadPoolExecutor {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    Looks() {
      super(1);
    }

    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      waiting.add(command);
      return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    void next() throws InterruptedException {
      Runnable look = waiting.poll(30, TimeUnit.SECONDS);
      assertThat(look).as("looked at again").isNotNull();
      look.run();
    }
  }

  @Test
  @DisplayName("[R1] a sound is taken once it stands still and its call has left the PBX")
  void complete() throws Exception {
    var inPbx = new AtomicBoolean(true);
    Path sound = Files.write(folder.resolve("c1-r1.raw"), new byte[32_000]);
    try (var looks = new Looks()) {
      var recordings = new Recordings(folder, looks, call -> inPbx.get());
      recordings.start(open());
      recordings.happened(DEMO, NOW, new Event.CallQueued(CALL, new QueueId("q"), NOW, RECORDING));
      recordings.happened(DEMO, NOW, new Event.OfferAnswered(CALL, new OfferId("o1")));
      recordings.happened(
          DEMO, NOW, new Event.CallEnded(CALL, Event.EndedBy.CUSTOMER, 16, null, null));
      looks.next();
      inPbx.set(false);
      Files.write(sound, new byte[32_000], StandardOpenOption.APPEND);
      looks.next();
      assertThat(recordings.owes(DEMO)).isTrue();
      looks.next();
      assertThat(next()).startsWith("safe c1-r1 64044 2 ");
      looks.shutdownNow();
    }
  }

  private void awaitTicket() throws InterruptedException {
    Path ticket = folder.resolve("spool/c1-r1/ticket.json");
    Instant deadline = Instant.now().plusSeconds(30);
    while (!Files.exists(ticket) && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(ticket).exists();
  }
}
