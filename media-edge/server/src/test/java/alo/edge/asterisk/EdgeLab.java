package alo.edge.asterisk;

import alo.contract.agent.Desk;
import alo.contract.edge.EventEnvelope;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.edge.ledger.Ledger;
import alo.edge.ledger.SqliteLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints.Identity;
import alo.edge.speech.Announcements;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import alo.engine.routing.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An edge on a real Asterisk, a telephone network and an agent's telephone, each an Asterisk of
/// its own. The program (loops, ledger, adapter) can be killed and started again.
final class EdgeLab implements AutoCloseable {
  static final String EDGE = "127.0.20.2";
  static final String CARRIER = "127.0.20.10";
  static final String GATEWAY = "127.0.20.11";
  static final String PHONE = "127.0.20.20";
  static final TrunkId CARRIER_TRUNK = new TrunkId("carrier1");
  static final TrunkId GATEWAY_TRUNK = new TrunkId("gateway1");
  static final List<TrunkProfile> TRUNKS =
      List.of(
          new TrunkProfile(CARRIER_TRUNK, "84", TrunkProfile.Form.INTERNATIONAL),
          new TrunkProfile(GATEWAY_TRUNK, "84", TrunkProfile.Form.NATIONAL));
  private static final String SECRET = "only-for-tests";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Map<TenantId, TenantConfiguration> configurations;
  final PbxInstance pbx;
  final PbxInstance carrier;
  PbxInstance phone;
  @Nullable PbxInstance gateway;

  /// By which way calls go out, from the next start of the program on.
  Trunk outwards = new Trunk(CARRIER_TRUNK, List.of("+84"));

  /// How long a commit takes, from the next start of the program on.
  Duration commits = Duration.ZERO;

  /// By how much the program's clock was put forward.
  volatile Duration step = Duration.ZERO;

  Ledger ledger;
  TenantLoops loops;
  AsteriskPbx adapter;

  EdgeLab(Map<TenantId, TenantConfiguration> configurations, Announcements announcements) {
    this.configurations = configurations;
    this.announcements = announcements;
    try {
      folder = Files.createTempDirectory("alo-lab");
      LabEvidence.opened(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    pbx =
        PbxInstance.start(
            PbxInstance.edgeTemplates(),
            folder.resolve("edge"),
            Map.of(
                "ADDRESS",
                EDGE,
                "EDGE_ID",
                "lab",
                "CARRIER",
                CARRIER,
                "GATEWAY",
                GATEWAY,
                "AMI_SECRET",
                SECRET,
                "AGI_PORT",
                "4573",
                "RTP_START",
                "21000",
                "RTP_END",
                "21998",
                "SIP_TRACE",
                "yes"));
    carrier =
        PbxInstance.start(
            PbxInstance.testTemplates("carrier"),
            folder.resolve("carrier"),
            network("carrier", CARRIER, "+84901234567"));
    try {
      startProgram();
    } catch (RuntimeException | AssertionError e) {
      carrier.close();
      pbx.close();
      throw e;
    }
  }

  private final Announcements announcements;

  void startProgram() {
    var edge = new EdgeId("lab");
    var disk = new SqliteLedger(edge, folder.resolve("ledger.sqlite"), Instant.now());
    ledger = commits.isZero() ? disk : new SlowLedger(disk, commits);
    var access = new PbxAccess(EDGE, 5038, "edge", SECRET, 4573, 100, pbx.folder(), TRUNKS, false);
    InstantSource clock = () -> Instant.now().plus(step);
    adapter = new AsteriskPbx(access, announcements, clock);
    loops = new TenantLoops(edge, List.of(outwards), ledger, adapter, clock);
    configurations.values().forEach(loops::configure);
    try {
      adapter.start(loops);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    await("the manager connection", () -> adapter.trouble().isEmpty());
  }

  private static Map<String, String> network(String id, String address, String caller) {
    return Map.of("ADDRESS", address, "EDGE_ID", id, "EDGE", EDGE, "CALLER", caller);
  }

  /// A gateway to the telephone network: national numbers, A-law only.
  PbxInstance gateway() {
    gateway =
        PbxInstance.start(
            PbxInstance.testTemplates("carrier"),
            folder.resolve("gateway"),
            network("gateway", GATEWAY, "0901234567"));
    return gateway;
  }

  /// Like a kill: nothing is said to the PBX.
  void killProgram() {
    adapter.close();
    loops.close();
    ledger.close();
  }

  /// Registers the agent's telephone.
  void plugIn(TenantId tenant, AgentId agent) {
    Identity identity = adapter.issue(tenant, agent, "lab");
    phone =
        PbxInstance.start(
            PbxInstance.testTemplates("phone"),
            folder.resolve("phone"),
            Map.of(
                "ADDRESS",
                PHONE,
                "EDGE_ID",
                "phone",
                "EDGE",
                EDGE,
                "USER",
                identity.user(),
                "PASSWORD",
                identity.password(),
                "RTP_START",
                "23000",
                "RTP_END",
                "23998"));
  }

  /// Changes a limit of the edge's PBX, for which no test can wait.
  void limit(String file, String from, String to) {
    Path path = pbx.folder().resolve("etc").resolve(file);
    try {
      String before = Files.readString(path);
      if (!before.contains(from)) {
        throw new AssertionError("Expected '" + from + "' in " + path);
      }
      Files.writeString(path, before.replace(from, to));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// What Asterisk does when a telephone's socket closes.
  void unregister() {
    pbx.cli("database deltree registrar contact");
  }

  void customerCalls(String number, String then) {
    carrier.cli("channel originate PJSIP/" + number + "@edge extension " + then + "@customer");
  }

  /// As the network brings a call whose caller it asserts.
  ///
  /// @param how a context of the carrier: `asserted`, or `withheld` by the caller's wish
  void assertedCall(String number, String how) {
    carrier.cli("channel originate Local/" + number + "@" + how + " extension talk@customer");
  }

  Decision tell(TenantId tenant, Command command) {
    try {
      return loops.tell(tenant, command).get(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Desk desk(TenantId tenant, AgentId agent) {
    try {
      return loops
          .look(tenant, center -> center.deskOf(agent, Instant.now()))
          .orElseThrow()
          .get(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  <E extends Event> List<E> events(TenantId tenant, Class<E> kind) {
    List<E> found = new ArrayList<>();
    ledger.replay(
        tenant,
        row -> {
          if (kind.isInstance(row.event())) {
            found.add(kind.cast(row.event()));
          }
        });
    return found;
  }

  List<EventEnvelope> story(TenantId tenant) {
    List<EventEnvelope> rows = new ArrayList<>();
    ledger.replay(tenant, rows::add);
    return rows;
  }

  /// When the first event of a kind happened.
  Instant timeOf(TenantId tenant, Class<? extends Event> kind) {
    return story(tenant).stream()
        .filter(row -> kind.isInstance(row.event()))
        .findFirst()
        .orElseThrow()
        .at();
  }

  <E extends Event> E awaitEvent(TenantId tenant, Class<E> kind, int count) {
    await(
        kind.getSimpleName() + " no. " + count,
        () -> events(tenant, kind).size() >= count,
        () -> story(tenant).toString().replace("EventEnvelope", "\n  "));
    return events(tenant, kind).get(count - 1);
  }

  static void await(String what, Supplier<Boolean> condition) {
    await(what, condition, () -> "");
  }

  static void await(String what, Supplier<Boolean> condition, Supplier<String> evidence) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.get()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Waited in vain for " + what + evidence.get());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    if (phone != null) {
      phone.close();
    }
    if (gateway != null) {
      gateway.close();
    }
    carrier.close();
    killProgram();
    pbx.close();
    LabEvidence.closed(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
