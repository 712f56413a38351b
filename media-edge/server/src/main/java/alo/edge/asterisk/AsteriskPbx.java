package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import alo.edge.phone.LateAnswerListener;
import alo.edge.phone.Music;
import alo.edge.phone.Switch;
import alo.edge.speech.Announcements;
import alo.engine.contactcenter.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One Asterisk as the edge uses it: runs effects, tells what happens, knows agents' telephones.
///
/// Made before the loops (which need a [Switch]) and started with them.
public final class AsteriskPbx implements Switch, Endpoints, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AsteriskPbx.class);

  private final PbxAccess access;
  private final Announcements announcements;
  private final MusicClasses music;
  private final CallBook book = new CallBook();
  private final FlowSessions sessions = new FlowSessions();
  private final LateAnswers lateAnswers = new LateAnswers(this::ami, book);
  private final EndpointRows rows;
  private final Contacts registered;
  private final Phones phones;
  private final InstantSource clock;
  private @Nullable TenantLoops loops;
  private @Nullable Ami ami;
  private @Nullable Audit audit;
  private @Nullable AsteriskSwitch effects;
  private @Nullable DefaultAgiServer agi;

  /// Opens the endpoints' file; connects to nothing yet.
  public AsteriskPbx(PbxAccess access, Announcements announcements, InstantSource clock) {
    this.access = access;
    this.announcements = announcements;
    this.clock = clock;
    try {
      Files.createDirectories(access.folder().resolve("db"));
      Files.createDirectories(access.monitorFolder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.music = new MusicClasses(announcements, access.folder());
    this.rows = new EndpointRows(access.folder().resolve("db/edge.sqlite3"), access.webrtc());
    this.registered = new Contacts(access.folder().resolve("lib/astdb.sqlite3"));
    this.phones = new Phones(rows, registered, this::ami, this::loops);
  }

  /// Connects, and stays connected; serves FastAGI.
  ///
  /// @throws IOException when FastAGI's port is taken
  public void start(TenantLoops allLoops) throws IOException {
    loops = allLoops;
    var events = new PbxEvents(allLoops, book, sessions, lateAnswers);
    var connection = new Ami(access, clock, events, this::takeStock);
    ami = connection;
    effects =
        new AsteriskSwitch(connection, book, sessions, phones, lateAnswers, music, this::loops);
    audit = new Audit(this::channels, allLoops);
    allLoops.onRebuilt(this::takeStock);
    serveAgi(allLoops);
    connection.start();
  }

  private void takeStock() {
    stocktaking().run();
    // Only now: a telephone that went while the program was away is an effect for the PBX.
    phones.start();
  }

  /// While the PBX is away there is nothing to compare with; connecting takes stock of all.
  private void takeStock(TenantId tenant) {
    if (!ami().up()) {
      return;
    }
    try {
      stocktaking().run(tenant);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The stock of %s could not be taken", tenant);
      ami().giveUp("the stock of " + tenant + " could not be taken: " + e.getMessage());
    }
  }

  private Stocktaking stocktaking() {
    return new Stocktaking(
        this::channels, loops(), book, sessions, new LegNotes(access.folder()), ami().aliveAt());
  }

  private List<CoreShowChannelEvent> channels() throws IOException {
    return ami().list(new CoreShowChannelsAction(), CoreShowChannelEvent.class);
  }

  /// Looks for conversations whose end was never heard.
  public void audit() {
    if (!trouble().isEmpty() || audit == null) {
      return;
    }
    try {
      for (TenantId tenant : audit.look()) {
        LOG.warnf("%s has calls or legs that the PBX has not; stock is taken", tenant);
        takeStock(tenant);
      }
    } catch (IOException e) {
      LOG.warnf("The PBX's channels can not be listed: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Who is told of agents that answer too late.
  public void listen(LateAnswerListener listener) {
    lateAnswers.listen(listener);
  }

  private void serveAgi(TenantLoops allLoops) throws IOException {
    var steps = new Steps(announcements, access.monitorFolder());
    var script = new FlowScript(allLoops, sessions, book, steps, music, access);
    var server = new VirtualThreadAgiServer(access.agiSessionsMax());
    server.setMappingStrategy((request, channel) -> script);
    server.setAddress(InetAddress.getByName(access.address()));
    server.setPort(access.agiPort());
    server.setSocketReadTimeout(0);
    agi = server;
    Thread.ofPlatform().name("agi-accept").daemon().start(() -> accept(server));
  }

  private static void accept(DefaultAgiServer server) {
    try {
      server.startup();
    } catch (IOException | IllegalStateException e) {
      LOG.errorf("FastAGI ended: %s", e.getMessage());
    }
  }

  private Ami ami() {
    if (ami == null) {
      throw new IllegalStateException("Expected a started PBX");
    }
    return ami;
  }

  private TenantLoops loops() {
    if (loops == null) {
      throw new IllegalStateException("Expected a started PBX");
    }
    return loops;
  }

  /// Keeps the PBX's own list of ends short: it is read whole at the next start, which must be
  /// quick. While the PBX is away it is still to be read.
  public void tidy() {
    if (trouble().isEmpty()) {
      new LegNotes(access.folder()).shorten();
    }
  }

  /// What is wrong with the manager connection; empty when nothing is.
  public String trouble() {
    return ami == null ? "not started" : ami.trouble();
  }

  /// Tenants' music.
  public Music music() {
    return music;
  }

  /// Whether a call's customer is still there.
  public boolean hasCustomer(InteractionId call) {
    return book.customer(call).isPresent();
  }

  /// FastAGI sessions now.
  public int callersInFlows() {
    return sessions.all().size();
  }

  @Override
  public void run(TenantId tenant, Effect effect) {
    if (effects == null) {
      // Before the start only replay happens, which runs no effect.
      throw new IllegalStateException("Expected a started PBX");
    }
    effects.run(tenant, effect);
  }

  @Override
  public Identity issue(TenantId tenant, AgentId agent, String session) {
    return phones.issue(tenant, agent, session);
  }

  @Override
  public void revoke(TenantId tenant, AgentId agent) {
    phones.revoke(tenant, agent);
  }

  @Override
  public Set<Owner> owners() {
    return phones.owners();
  }

  @Override
  public Optional<Owner> ownerOf(String user) {
    return phones.ownerOf(user);
  }

  @Override
  public Optional<String> userOf(TenantId tenant, AgentId agent) {
    return phones.userOf(tenant, agent);
  }

  @Override
  public void close() {
    if (agi != null) {
      agi.shutdown();
    }
    sessions.all().forEach(FlowSession::abandon);
    if (ami != null) {
      ami.close();
    }
    phones.close();
    registered.close();
    rows.close();
    music.close();
  }

  /// FastAGI with a virtual thread for each session: a caller in a menu costs a few kilobytes.
  private static final class VirtualThreadAgiServer extends DefaultAgiServer {
    private final int sessionsMax;

    VirtualThreadAgiServer(int sessionsMax) {
      this.sessionsMax = sessionsMax;
    }

    @Override
    protected ThreadPoolExecutor createPool() {
      return new ThreadPoolExecutor(
          0,
          sessionsMax,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofVirtual().name("agi-", 0).factory());
    }
  }
}
