package alo.engine.contactcenter;

import static alo.engine.contactcenter.Invariants.require;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.engine.Tenants;
import alo.engine.contactcenter.Command.Where;
import alo.engine.contactcenter.FakeSwitch.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// One random day of a small tenant: calls come, people do what people do, the program dies and
/// comes back, commands are late, doubled or lost. Everything follows from the seed.
final class Day implements Clockwork {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final int TRACE_MAX = 60;

  private final Random random;
  private final FakeSwitch pbx;
  private final Wishes wishes;
  private final List<AgentId> agents = new ArrayList<>();
  private final Set<AgentId> windows = new HashSet<>();
  private final PriorityQueue<Happening> happenings = new PriorityQueue<>();
  private final List<Event> history = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();
  private final Deque<String> trace = new ArrayDeque<>();
  private final Audit audit = new Audit();
  private TenantConfiguration configuration;
  private ContactCenter center;
  private Instant now = START;
  private Instant closes;
  private Instant diedAt = START;
  private long sequence;
  private int epoch;
  private int calls;
  private boolean up = true;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int decisions;
  private int restarts;

  private record Happening(Instant at, long sequence, Runnable what)
      implements Comparable<Happening> {
    @Override
    public int compareTo(Happening other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  Day(long seed, Duration length) {
    random = new Random(seed);
    pbx = new FakeSwitch(random, this, this::hears);
    wishes = new Wishes(random, pbx);
    closes = START.plus(length);
    configuration = SimulatedTenant.normal();
    center = fresh();
    center.configure(configuration);
    configuration.agents().forEach(agent -> agents.add(agent.id()));
  }

  /// Runs the day to its end and checks that nothing is left of it.
  void run() {
    agents.forEach(this::comesToWork);
    after(Duration.ofSeconds(1), this::nextCall);
    after(minutes(1, 5), this::nextMishap);
    after(Duration.ofMinutes(1), this::nextAudit);
    while (now.isBefore(closes.plus(Duration.ofHours(2))) && step()) {}
    require(happenings.isEmpty(), "the day ends: %s happenings are left", happenings.size());
    require(center.nextDeadline().isEmpty(), "no deadline is left: %s", center.nextDeadline());
    require(center.liveCalls().isEmpty(), "no call is left: %s", center.liveCalls());
    require(pbx.isEmpty(), "no leg is left: %s", pbx);
    require(center.state().outside() == 0, "no line is occupied");
    Invariants.checkHistory(history);
    Invariants.checkEnds(history, times);
    replay();
  }

  /// How often each kind of event, effect and outcome occurred.
  Map<String, Integer> counts() {
    return counts;
  }

  int decisions() {
    return decisions;
  }

  int restarts() {
    return restarts;
  }

  String trace() {
    return String.join("\n", trace);
  }

  /// The next thing that happens, or the next deadline; false when there is neither.
  private boolean step() {
    Instant due = up ? center.nextDeadline().orElse(null) : null;
    Happening next = happenings.peek();
    if (due != null && (next == null || !due.isAfter(next.at()))) {
      now = due.isAfter(now) ? due : now;
      tell(new Command.TimePasses());
      require(
          !up || center.nextDeadline().map(later -> later.isAfter(now)).orElse(true),
          "a deadline that has come is met");
      return true;
    }
    if (next == null) {
      return false;
    }
    happenings.remove();
    now = next.at();
    next.what().run();
    return true;
  }

  // --- the clockwork ---

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void after(Duration time, Runnable happening) {
    happenings.add(new Happening(now.plus(time), sequence++, happening));
  }

  /// What the PBX says arrives a little later, or twice, or (rarely, and only where a deadline
  /// stands behind it) never; and never after a restart.
  private void hears(Command command) {
    boolean losable =
        command instanceof Command.LegAnswered
            || command instanceof Command.LegFailed
            || command instanceof Command.FarEndAnswered;
    if (losable && random.nextInt(60) == 0) {
      return;
    }
    deliver(command, random.nextInt(40));
    if (random.nextInt(30) == 0) {
      deliver(command, random.nextInt(5_000));
    }
  }

  private void deliver(Command command, int millis) {
    int sent = epoch;
    after(
        Duration.ofMillis(millis),
        () -> {
          if (up && sent == epoch) {
            tell(command);
          }
        });
  }

  // --- the program ---

  private void tell(Command command) {
    trace("%s", command);
    boolean pure = random.nextInt(50) == 0;
    String before = pure ? center.state().picture() : "";
    Decision decision = center.decide(command, now);
    decisions++;
    require(
        !pure || center.state().picture().equals(before), "deciding changes nothing: %s", command);
    if (!(decision instanceof Decision.Accepted accepted)) {
      trace("  %s", decision);
      return;
    }
    trace("  %s", accepted);
    for (Event event : accepted.events()) {
      center.apply(event, now);
      history.add(event);
      times.add(now);
      count(event);
    }
    accepted.effects().forEach(this::count);
    Invariants.check(center, configuration);
    agents.forEach(agent -> center.deskOf(agent, now));
    center.desksTouchedBy(accepted.events());
    List<Effect> effects = accepted.effects();
    if (!effects.isEmpty() && random.nextInt(400) == 0 && now.isBefore(closes)) {
      dies();
      effects = effects.subList(0, random.nextInt(effects.size() + 1));
    }
    effects.forEach(pbx::run);
  }

  private void count(Object thing) {
    counts.merge(thing.getClass().getSimpleName(), 1, Integer::sum);
    if (thing instanceof Event.OfferEnded ended) {
      counts.merge("OfferEnded." + ended.outcome(), 1, Integer::sum);
    } else if (thing instanceof Event.PresenceChanged changed) {
      counts.merge(changed.presence() + " " + changed.reason(), 1, Integer::sum);
    } else if (thing instanceof Event.CallEnded ended) {
      counts.merge("CallEnded." + ended.by(), 1, Integer::sum);
    } else if (thing instanceof Event.CallOffered offered && offered.reattach()) {
      counts.merge("Reattach", 1, Integer::sum);
    } else if (thing instanceof Event.QueueLeft left) {
      counts.merge("QueueLeft." + left.because(), 1, Integer::sum);
    }
  }

  private void nextAudit() {
    if (up) {
      audit.take(center, pbx.stock());
    }
    if (!happenings.isEmpty()) {
      after(Duration.ofMinutes(1), this::nextAudit);
    }
  }

  private void dies() {
    audit.forget();
    trace("DIES");
    diedAt = now;
    up = false;
    pbx.alone = true;
    epoch++;
    restarts++;
    after(Duration.ofMillis(500 + random.nextInt(20_000)), this::comesBack);
  }

  private void comesBack() {
    trace("COMES BACK");
    center = replay();
    up = true;
    pbx.alone = false;
    for (Command answered : pbx.witness.answers()) {
      if (up && random.nextInt(8) > 0) {
        tell(answered);
      }
    }
    for (Command.EndedMeanwhile ended : pbx.witness.calls()) {
      if (random.nextInt(4) > 0) {
        tell(ended);
      }
    }
    if (up) {
      Command.TakeStock stock = pbx.stock();
      tell(new Command.TakeStock(stock.calls(), stock.legs(), diedAt, pbx.witness.legs()));
    }
    for (AgentId agent : agents) {
      hears(pbx.hasPhone(agent) ? new Command.PhoneComes(agent) : new Command.PhoneGoes(agent));
      hears(
          windows.contains(agent)
              ? new Command.WindowOpens(agent)
              : new Command.WindowCloses(agent));
    }
  }

  private ContactCenter fresh() {
    return new ContactCenter(
        new EdgeId("hn1"), List.of(Tenants.VIETTEL), new Random(random.nextLong()));
  }

  private ContactCenter replay() {
    ContactCenter again = fresh();
    for (int i = 0; i < history.size(); i++) {
      again.apply(history.get(i), times.get(i));
    }
    again.configure(configuration);
    require(
        again.fingerprint().equals(center.fingerprint()),
        "replay equals live:\n%s\n%s",
        again.state().picture(),
        center.state().picture());
    Invariants.checkRetention(history, times, now);
    return again;
  }

  // --- what happens ---

  private void nextCall() {
    if (!now.isBefore(closes)) {
      return;
    }
    InteractionId call = new InteractionId("in" + ++calls);
    E164 dialled = SimulatedTenant.NUMBERS.get(random.nextInt(SimulatedTenant.NUMBERS.size()));
    if (up) {
      pbx.arrives(call, Where.FLOW);
      hears(new Command.CallArrives(call, Tenants.CALLER, dialled, Tenants.TRUNK));
    }
    after(Duration.ofMillis(200 + random.nextInt(25_000)), this::nextCall);
  }

  private void comesToWork(AgentId agent) {
    after(minutes(0, 3), () -> acts(agent));
  }

  private void acts(AgentId agent) {
    if (!now.isBefore(closes)) {
      windows.remove(agent);
      hears(new Command.WindowCloses(agent));
      pbx.phoneGoes(agent);
      return;
    }
    if (!windows.contains(agent)) {
      windows.add(agent);
      hears(new Command.WindowOpens(agent));
    } else if (!pbx.hasPhone(agent)) {
      pbx.phoneComes(agent);
    } else if (random.nextInt(25) == 0) {
      vanishes(agent);
    } else if (up) {
      hears(wishes.of(agent, center.deskOf(agent, now)));
    }
    after(Duration.ofMillis(300 + random.nextInt(12_000)), () -> acts(agent));
  }

  private void vanishes(AgentId agent) {
    if (random.nextBoolean()) {
      pbx.phoneGoes(agent);
    }
    if (random.nextInt(3) > 0) {
      windows.remove(agent);
      hears(new Command.WindowCloses(agent));
    }
  }

  private void nextMishap() {
    if (!now.isBefore(closes)) {
      return;
    }
    if (up && random.nextInt(3) == 0) {
      dies();
    } else if (up) {
      configuration = SimulatedTenant.any(random);
      trace("CONFIGURED");
      center.configure(configuration);
      tell(new Command.TimePasses());
    }
    after(minutes(2, 8), this::nextMishap);
  }

  private Duration minutes(int from, int to) {
    return Duration.ofMillis(from * 60_000L + random.nextLong((to - from) * 60_000L));
  }

  private void trace(String form, Object... with) {
    if (trace.size() == TRACE_MAX) {
      trace.removeFirst();
    }
    trace.add(now + " " + form.formatted(with));
  }
}
