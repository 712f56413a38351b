package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.edge.config.DurableFile;
import alo.edge.log.About;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import com.google.crypto.tink.StreamingAead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Holds recordings until the object store has confirmed them and the ledger knows it.
///
/// Each recording is a small folder of its own: `ticket.json` first, then the sound. Every step can
/// be repeated, so after a crash [#start()] simply goes on with what lies there.
public final class RecordingSpool {
  private static final Logger LOG = Logger.getLogger(RecordingSpool.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final String TICKET = "ticket.json";
  private static final String RAW = "sound.raw";
  private static final String WAV = "sound.wav";
  private static final String ENCRYPTED = "sound.wav.enc";

  /// First and longest pause between two attempts.
  static final Duration RETRY_FIRST = Duration.ofSeconds(1);

  static final Duration RETRY_MAX = Duration.ofSeconds(60);

  /// How long the ledger may take to note a recording before the step is repeated.
  private static final Duration LEDGER_MAX = Duration.ofSeconds(30);

  private final Path folder;
  private final TenantKeys keys;
  private final ObjectStore store;
  private final RecordingListener listener;
  private final ScheduledExecutorService workers;
  private final InstantSource clock;
  private final Map<RecordingId, TenantId> inHand = new ConcurrentHashMap<>();

  /// What must be known of a recording after a crash.
  ///
  /// @param source where the PBX wrote the sound
  /// @param name under which it is moved here
  /// @param unanswered nobody is known to have talked: an empty one is no loss
  record SpoolTicket(
      TenantId tenant,
      InteractionId call,
      RecordingId recording,
      Instant takenAt,
      String source,
      String name,
      boolean unanswered) {}

  /// A spool in a folder.
  ///
  /// @param workers does the work; two threads are enough for an edge
  public RecordingSpool(
      Path folder,
      TenantKeys keys,
      ObjectStore store,
      RecordingListener listener,
      ScheduledExecutorService workers,
      InstantSource clock) {
    this.folder = folder;
    this.keys = keys;
    this.store = store;
    this.listener = listener;
    this.workers = workers;
    this.clock = clock;
  }

  /// Goes on with what a former run left.
  public void start() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> recordings = Files.list(folder)) {
        recordings.filter(Files::isDirectory).forEach(this::resume);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The spool can not be read", e);
    }
  }

  private void resume(Path place) {
    try {
      var ticket = Json.read(Files.readString(place.resolve(TICKET)), SpoolTicket.class);
      if (inHand.putIfAbsent(ticket.recording(), ticket.tenant()) == null) {
        workers.execute(() -> attempt(place, ticket, RETRY_FIRST));
      }
    } catch (IOException | MalformedJsonException e) {
      LOG.errorf("Spooled recording %s has no readable ticket: %s", place, e.getMessage());
    }
  }

  /// Takes a recording of two channels over from the PBX, once it is complete. Taking it twice is
  /// harmless.
  ///
  /// @param raw interleaved stereo, 8 kHz, 16 bit, without header; left is the customer
  /// @param unanswered nobody is known to have talked: an empty one is no loss
  public void take(
      TenantId tenant, InteractionId call, RecordingId recording, Path raw, boolean unanswered) {
    take(tenant, call, recording, raw, RAW, unanswered);
  }

  /// Takes a message of one channel, a WAV file.
  public void takeWav(TenantId tenant, InteractionId call, RecordingId recording, Path wav) {
    take(tenant, call, recording, wav, WAV, false);
  }

  private void take(
      TenantId tenant,
      InteractionId call,
      RecordingId recording,
      Path sound,
      String name,
      boolean unanswered) {
    if (inHand.putIfAbsent(recording, tenant) != null) {
      return;
    }
    var ticket =
        new SpoolTicket(
            tenant,
            call,
            recording,
            clock.instant(),
            sound.toAbsolutePath().toString(),
            name,
            unanswered);
    Path place = folder.resolve(recording.value());
    workers.execute(() -> enter(place, ticket, RETRY_FIRST));
  }

  /// Without its ticket a recording would be forgotten by the next run, so that is written first;
  /// on a full disk the sound stays where the PBX wrote it, and this is tried again.
  private void enter(Path place, SpoolTicket ticket, Duration pause) {
    try {
      DurableFile.replace(place.resolve(TICKET), Json.write(ticket));
    } catch (RuntimeException e) {
      LOG.warnf(
          "Recording %s can not be spooled, next attempt in %d s: %s",
          ticket.recording(), pause.toSeconds(), e.getMessage());
      later(pause, () -> enter(place, ticket, longer(pause)));
      return;
    }
    attempt(place, ticket, RETRY_FIRST);
  }

  /// How many recordings wait.
  public int waiting() {
    return inHand.size();
  }

  /// Whether a recording of the tenant waits: his key is still needed.
  boolean holds(TenantId tenant) {
    return inHand.containsValue(tenant);
  }

  private void attempt(Path place, SpoolTicket ticket, Duration pause) {
    try (var _ = About.call(ticket.tenant(), ticket.call())) {
      attemptOnce(place, ticket, pause);
    }
  }

  private void attemptOnce(Path place, SpoolTicket ticket, Duration pause) {
    try {
      secure(place, ticket);
      inHand.remove(ticket.recording());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException
        | GeneralSecurityException
        | ExecutionException
        | TimeoutException
        | RuntimeException e) {
      LOG.warnf(
          "Recording %s stays in the spool, next attempt in %d s: %s",
          ticket.recording(), pause.toSeconds(), e.getMessage());
      later(pause, () -> attempt(place, ticket, longer(pause)));
    }
  }

  private void later(Duration pause, Runnable work) {
    if (!workers.isShutdown()) {
      var _ = workers.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(2);
    return next.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : next;
  }

  private void secure(Path place, SpoolTicket t)
      throws IOException,
          GeneralSecurityException,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    Path wav = place.resolve(WAV);
    Path raw = place.resolve(RAW);
    Path source = Path.of(t.source());
    if (Files.exists(source)) {
      Files.move(source, place.resolve(t.name()), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.exists(raw)) {
      Wav.fromRaw(raw, wav, 2);
      Files.delete(raw);
    }
    if (!Files.exists(wav) || Wav.seconds(wav) == 0) {
      if (!t.unanswered()) {
        await(listener.gone(t.tenant(), t.call(), t.recording(), "Nothing was recorded"));
      }
      forget(place);
      return;
    }
    String hash = Wav.sha256(wav);
    Path encrypted = place.resolve(ENCRYPTED);
    encrypt(wav, encrypted, t);
    String key =
        "%s/recordings/%s/%s.wav.enc".formatted(t.tenant(), DAY.format(t.takenAt()), t.recording());
    store.put(key, encrypted);
    long there = store.length(key).orElse(-1);
    if (there != Files.size(encrypted)) {
      throw new IOException("The store has " + there + " bytes of " + Files.size(encrypted));
    }
    await(
        listener.safe(
            t.tenant(), t.call(), t.recording(), hash, Files.size(wav), Wav.seconds(wav), key));
    forget(place);
  }

  private void encrypt(Path wav, Path encrypted, SpoolTicket ticket)
      throws IOException, GeneralSecurityException {
    StreamingAead cipher = keys.of(ticket.tenant());
    byte[] associated =
        (ticket.tenant() + "/" + ticket.recording()).getBytes(StandardCharsets.UTF_8);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(wav));
        OutputStream out =
            cipher.newEncryptingStream(Files.newOutputStream(encrypted), associated)) {
      in.transferTo(out);
    }
  }

  private static void await(java.util.concurrent.CompletionStage<?> noted)
      throws InterruptedException, ExecutionException, TimeoutException {
    noted.toCompletableFuture().get(LEDGER_MAX.toSeconds(), TimeUnit.SECONDS);
  }

  /// The ticket goes last, so that a crash on the way leaves nothing without one; before it goes
  /// what a crash left here half written, whatever its name.
  private static void forget(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.filter(f -> !f.endsWith(TICKET)).toList()) {
          Files.delete(file);
        }
      }
      Files.deleteIfExists(place.resolve(TICKET));
      Files.delete(place);
    }
  }
}
