package alo.bench.chain;

import alo.bench.Measurement;
import alo.bench.Row;
import alo.bench.Row.Better;
import alo.bench.chain.Marks.Kind;
import alo.local.settings.Settings;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls through the real chain, first ours, then app_queue on an equal PBX with the same callers
/// and telephones. The crowd is larger than twice the agents, so that somebody always waits.
///
/// The time from free to offer is the telephone's own: from just before its BYE to the next INVITE.
public final class ChainMeasurement implements Measurement {
  private static final int AGENTS = 20;
  private static final int CALLERS = 2 * AGENTS + 4;

  /// Talks of the throughput part, in ms: long enough to be conversations.
  private static final int SHORT_FROM = 200;

  private static final int SHORT_TO = 300;

  /// Talks of the latency part, in ms.
  private static final int LONG_FROM = 1_000;

  private static final int LONG_TO = 2_000;

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration THROUGHPUT = Duration.ofSeconds(10);
  private static final int OFFERS = 400;
  private static final Duration OFFERS_MAX = Duration.ofSeconds(50);

  private final InstantSource clock = InstantSource.system();

  /// What one side did.
  ///
  /// @param offers from free to INVITE
  private record Side(double callsPerSecond, Samples offers, long latencySince) {}

  /// Nothing without effort: the chain can not be started without its parts installed.
  @Override
  public List<Row> measure(Effort effort) {
    return switch (effort) {
      case SMOKE -> List.of();
      case FULL -> measure();
    };
  }

  private List<Row> measure() {
    Settings settings = Settings.of(Path.of(System.getProperty("alo.root", ".")), System.getenv());
    var marks = new Marks();
    try (var lab = new Lab(settings, AGENTS, marks, clock)) {
      say("starting carrier, PBX, edge server, %d agents, queue PBX (%s)", AGENTS, load());
      lab.start();
      Telephones telephones = lab.telephones();
      Callers callers = lab.callers();
      say("calls through the edge (%s)", load());
      Side ours = measure(marks, telephones, callers, Lab.destination("edge1", Lab.EDGE));
      Samples shown = marks.afterFreed(Kind.SHOWN, ours.latencySince());
      say("calls through app_queue (%s)", load());
      Side theirs = measure(marks, telephones, callers, Lab.destination("edge2", Lab.QUEUE));
      return rows(ours, shown, theirs);
    }
  }

  private Side measure(Marks marks, Telephones telephones, Callers callers, String destination) {
    telephones.talk(SHORT_FROM, SHORT_TO);
    long began = now();
    callers.crowd(destination, CALLERS);
    Patience.await(
        "the first calls through %s".formatted(destination),
        Duration.ofSeconds(20),
        () -> marks.count(Kind.FREED, began) >= AGENTS);
    pass(WARM_UP);
    long from = now();
    pass(THROUGHPUT);
    long to = now();
    double rate = marks.count(Kind.FREED, from, to) / ((to - from) / 1e6);
    telephones.talk(LONG_FROM, LONG_TO);
    pass(WARM_UP);
    long since = now();
    Patience.within(OFFERS_MAX, () -> marks.count(Kind.OFFERED, since) >= OFFERS);
    Samples offers = marks.afterFreed(Kind.OFFERED, since);
    callers.disperse();
    return new Side(rate, offers, since);
  }

  private static List<Row> rows(Side ours, Samples shown, Side theirs) {
    String busy =
        "agent free to INVITE at his phone, %d busy agents, %d offers, other: app_queue, "
            .formatted(AGENTS, ours.offers().count());
    return List.of(
        new Row(
            "calls a second, real chain, %d agents, talk 0.25 s, other: app_queue"
                .formatted(AGENTS),
            ours.callsPerSecond(),
            "1/s",
            theirs.callsPerSecond(),
            Better.LARGER,
            null),
        time(busy + "mean", ours.offers().mean(), theirs.offers().mean(), null),
        time(busy + "p99", ours.offers().percentile(0.99), theirs.offers().percentile(0.99), 100.0),
        new Row(
            "agent free to offer in his window, p99",
            shown.percentile(0.99),
            "ms",
            null,
            Better.SMALLER,
            null));
  }

  private static Row time(String name, double value, double other, @Nullable Double aim) {
    return new Row(name, value, "ms", other, Better.SMALLER, aim);
  }

  private static void pass(Duration time) {
    var unused = Patience.within(time, () -> false);
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  /// Whatever else runs on the machine is in the numbers.
  private static String load() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return "load %.1f on %d cores"
        .formatted(system.getSystemLoadAverage(), system.getAvailableProcessors());
  }

  private static void say(String form, Object... values) {
    System.out.println("chain: " + form.formatted(values));
  }
}
