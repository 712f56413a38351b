package alo.bench.chain;

import alo.contract.agent.AgentSocketMessage.Phone;
import alo.contract.id.AgentId;
import alo.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that runs, each on a loopback address of its own. What was started is stopped, also
/// when a start fails or the benchmark is interrupted.
final class Lab implements AutoCloseable {
  static final String EDGE = "127.0.70.2";
  static final String QUEUE = "127.0.70.3";
  static final String CARRIER = "127.0.70.10";
  static final String PHONES = "127.0.70.20";
  private static final int SIP_PORT = 5060;
  private static final int AMI_PORT = 5038;
  private static final int SECRET_BYTES = 16;
  private static final Duration TICKET = Duration.ofHours(1);
  private static final Duration READY_MAX = Duration.ofSeconds(30);

  private final Settings settings;
  private final Path folder;
  private final InstantSource clock;
  private final Marks marks;
  private final String secret;
  private final List<String> ours;
  private final List<String> theirs;
  private final Pbx edgePbx;
  private final Pbx queuePbx;
  private final Pbx carrierPbx;
  private final Pbx phonesPbx;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  /// A lab in which nothing runs yet.
  ///
  /// @param agents on each side, at most 99
  Lab(Settings settings, int agents, Marks marks, InstantSource clock) {
    this.settings = settings;
    this.marks = marks;
    this.clock = clock;
    folder = settings.data().resolve("bench");
    ours = Tenant.lines('a', agents);
    theirs = Tenant.lines('q', agents);
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    secret = HexFormat.of().formatHex(bytes);
    edgePbx = new Pbx(settings, folder.resolve("edge-pbx"));
    queuePbx = new Pbx(settings, folder.resolve("queue"));
    carrierPbx = new Pbx(settings, folder.resolve("carrier"));
    phonesPbx = new Pbx(settings, folder.resolve("phones"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lab-stop"));
  }

  /// Starts all; returns when every agent is ready on both sides.
  void start() {
    EdgeServer.stopLeftBehind(folder);
    delete(folder);
    var server = new EdgeServer(settings, folder, EDGE, edgePbx.folder(), secret);
    var tickets = new TicketOffice();
    EdgeServer.publish(folder, ours.size(), tickets);
    start(edgePbx, Pbx.Recipe.edge(values(EDGE, "bench", 30_000)));
    keep(server);
    server.start();
    List<Window> windows = openWindows(tickets);
    Map<String, Phone> phones = new LinkedHashMap<>();
    for (int i = 0; i < windows.size(); i++) {
      phones.put(ours.get(i), windows.get(i).phone());
    }
    start(
        queuePbx,
        Pbx.Recipe.queue(
            values(QUEUE, "queue", 32_000),
            Map.of(
                "pjsip.conf", Telephones.endpoints(theirs, PHONES, SIP_PORT),
                "queues.conf", Telephones.members(theirs))));
    start(carrierPbx, Pbx.Recipe.carrier(values(CARRIER, "carrier", 34_000)));
    start(
        phonesPbx,
        Pbx.Recipe.phones(
            values(PHONES, "phones", 36_000),
            Map.of("pjsip.conf", Telephones.registrations(phones, EDGE, SIP_PORT))));
    Patience.await("all telephones registered", READY_MAX, () -> registered() == ours.size());
    Patience.await(
        "all agents ready", READY_MAX, () -> windows.stream().allMatch(Window::isReadyOrAsks));
  }

  private List<Window> openWindows(TicketOffice tickets) {
    var client = HttpClient.newHttpClient();
    List<Window> windows = new ArrayList<>();
    for (String line : ours) {
      String ticket = tickets.ticket(Tenant.ID, new AgentId(line), clock.instant().plus(TICKET));
      var window = new Window(client, EdgeServer.socket(EDGE), line, ticket, marks, clock);
      keep(window);
      windows.add(window);
    }
    return windows;
  }

  private long registered() {
    return phonesPbx
        .cli("pjsip show registrations")
        .lines()
        .filter(line -> line.contains(" Registered"))
        .count();
  }

  /// A connection to the telephones.
  Telephones telephones() {
    var telephones = new Telephones(PHONES, AMI_PORT, secret, marks);
    keep(telephones);
    return telephones;
  }

  /// A connection to the carrier.
  Callers callers() {
    var callers = new Callers(CARRIER, AMI_PORT, secret);
    keep(callers);
    return callers;
  }

  /// A caller's way to our number at one of the carrier's two customers.
  static String destination(String endpoint, String address) {
    return "PJSIP/%s/sip:%s@%s:%d".formatted(endpoint, Tenant.NUMBER, address, SIP_PORT);
  }

  private Map<String, String> values(String address, String id, int rtpStart) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("ADDRESS", address);
    values.put("EDGE_ID", id);
    values.put("SIP_PORT", String.valueOf(SIP_PORT));
    values.put("AMI_PORT", String.valueOf(AMI_PORT));
    values.put("AMI_SECRET", secret);
    values.put("AGI_PORT", "4573");
    values.put("CARRIER", CARRIER);
    values.put("EDGE", EDGE);
    values.put("QUEUE", QUEUE);
    values.put("EDGE1", EDGE);
    values.put("EDGE2", QUEUE);
    values.put("RTP_START", String.valueOf(rtpStart));
    values.put("RTP_END", String.valueOf(rtpStart + 1_998));
    return values;
  }

  private void start(Pbx pbx, Pbx.Recipe recipe) {
    keep(pbx);
    pbx.start(recipe);
  }

  private synchronized void keep(AutoCloseable what) {
    running.push(what);
  }

  /// Stops all, last started first.
  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        // The others must be stopped all the same.
        System.err.println("bench: " + e.getMessage());
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
