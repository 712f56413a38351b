package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.jspecify.annotations.Nullable;

/// After every connect: what lives in the PBX, told to each tenant's loop, which ends or takes up
/// the rest. Before it, the answers and ends that only the PBX has seen. The same for one tenant
/// whose state had to be built again.
final class Stocktaking {
  /// Q.850 cause with which the dialplan lets go a leg whose offer does not hold any more.
  private static final int CAUSE_STALE = 26;

  private static final Duration STALE_MAX = Duration.ofSeconds(2);

  /// Where the channels come from.
  @FunctionalInterface
  interface Channels {
    List<CoreShowChannelEvent> list() throws IOException;
  }

  private final Channels channels;
  private final TenantLoops loops;
  private final CallBook book;
  private final FlowSessions sessions;
  private final LegNotes notes;
  private final @Nullable Instant aliveAt;
  private Collection<CallBook.Leg> legsBefore = List.of();
  private Collection<CallBook.Customer> customersBefore = List.of();

  /// @param aliveAt as in [Command.TakeStock]
  Stocktaking(
      Channels channels,
      TenantLoops loops,
      CallBook book,
      FlowSessions sessions,
      LegNotes notes,
      @Nullable Instant aliveAt) {
    this.channels = channels;
    this.loops = loops;
    this.book = book;
    this.sessions = sessions;
    this.notes = notes;
    this.aliveAt = aliveAt;
  }

  /// All tenants.
  void run() {
    List<LegNotes.Noted> noted = notes.read();
    Map<TenantId, Command.TakeStock> stocks = read(listed(), noted, tenant -> true);
    loops.tenants().forEach(tenant -> tellOfNotes(tenant, stockOf(stocks, tenant), noted));
    loops.takeStock(stocks);
    notes.shorten();
  }

  /// One tenant, while the others go on.
  void run(TenantId tenant) {
    List<LegNotes.Noted> noted = notes.read();
    Map<TenantId, Command.TakeStock> stocks = read(listed(), noted, tenant::equals);
    Command.TakeStock stock = stockOf(stocks, tenant);
    tellOfNotes(tenant, stock, noted);
    loops.takeStock(tenant, stock);
  }

  /// What comes into the book while the list is made need not be on it.
  private List<CoreShowChannelEvent> listed() {
    legsBefore = book.legs();
    customersBefore = book.customers();
    try {
      return channels.list();
    } catch (IOException e) {
      // The connection is given up and made anew, and stock taken again.
      throw new UncheckedIOException("The PBX's lists can not be read", e);
    }
  }

  /// @param noted by the PBX: a name never lives twice, so of a customer the note of his end wins
  ///     over a list that was begun before; of an offer's leg its event follows
  private Map<TenantId, Command.TakeStock> read(
      List<CoreShowChannelEvent> channels, List<LegNotes.Noted> noted, Predicate<TenantId> whose) {
    Set<InteractionId> endedCalls = new HashSet<>();
    noted.stream()
        .filter(one -> one.leg() == null && one.endedAt() != null)
        .forEach(one -> endedCalls.add(one.call()));
    Map<TenantId, Command.TakeStock> stocks = new HashMap<>();
    Set<InteractionId> calls = new HashSet<>();
    Set<OfferId> legs = new HashSet<>();
    for (CoreShowChannelEvent channel : channels) {
      Map<String, String> variables = channel.getChannelVariables();
      String tenantName = variables == null ? null : variables.get("TEN");
      String ix = variables == null ? null : variables.get("IX");
      if (book.hasEnded(channel.getUniqueid())) {
        continue;
      }
      if (tenantName == null || tenantName.isEmpty() || ix == null || ix.isEmpty()) {
        continue;
      }
      var tenant = new TenantId(tenantName);
      if (!whose.test(tenant)) {
        continue;
      }
      var call = new InteractionId(ix);
      boolean up = "Up".equals(channel.getChannelStateDesc());
      Command.TakeStock stock = stockOf(stocks, tenant);
      if ("cust".equals(variables.get("LEG"))) {
        if (endedCalls.contains(call)) {
          continue;
        }
        calls.add(call);
        boolean out = !CallBook.callOf(channel.getUniqueid()).equals(call);
        book.put(new CallBook.Customer(tenant, call, channel.getUniqueid(), out, !out || up));
        stock.calls().add(new Command.LiveCall(call, whereIs(channel, out && !up)));
      } else {
        var offer = new OfferId(channel.getUniqueid());
        legs.add(offer);
        boolean answered = up;
        book.put(new CallBook.Leg(tenant, call, offer, answered, null));
        stock.legs().add(new Command.LiveLeg(offer, call, answered));
      }
    }
    addWhatIsUnderWay(stocks, calls, legs, whose);
    return stocks;
  }

  private Command.TakeStock stockOf(Map<TenantId, Command.TakeStock> stocks, TenantId tenant) {
    return stocks.computeIfAbsent(
        tenant,
        t ->
            new Command.TakeStock(
                new ArrayList<>(), new ArrayList<>(), aliveAt, new ArrayList<>()));
  }

  private static Command.Where whereIs(CoreShowChannelEvent channel, boolean dialing) {
    if (dialing) {
      return Command.Where.DIALING;
    }
    // A passively bridged channel's context still says where it was before.
    if (channel.getBridgeid() != null && !channel.getBridgeid().isEmpty()) {
      return Command.Where.TALKING;
    }
    return switch (channel.getContext() == null ? "" : channel.getContext()) {
      case "acd-wait" -> Command.Where.WAITING;
      case "cust-hold" -> Command.Where.HOLD;
      case "after-agent" -> Command.Where.AFTER;
      case "cust-out" -> Command.Where.TALKING;
      default -> Command.Where.FLOW;
    };
  }

  /// Calls whose FastAGI session opened while the list was made are alive; so are originates on
  /// their way. What the book has and the PBX has not is forgotten.
  private void addWhatIsUnderWay(
      Map<TenantId, Command.TakeStock> stocks,
      Set<InteractionId> calls,
      Set<OfferId> legs,
      Predicate<TenantId> whose) {
    for (FlowSession session : sessions.all()) {
      if (whose.test(session.tenant()) && calls.add(session.call())) {
        stockOf(stocks, session.tenant())
            .calls()
            .add(new Command.LiveCall(session.call(), Command.Where.FLOW));
      }
    }
    for (CallBook.Leg leg : legsBefore) {
      if (!whose.test(leg.tenant()) || legs.contains(leg.offer())) {
        continue;
      }
      if (book.isUnderWay(leg)) {
        stockOf(stocks, leg.tenant())
            .legs()
            .add(new Command.LiveLeg(leg.offer(), leg.call(), false));
      } else {
        book.removeLeg(leg.offer());
      }
    }
    for (CallBook.Customer customer : customersBefore) {
      if (whose.test(customer.tenant()) && !calls.contains(customer.call())) {
        book.removeCustomer(customer.call());
      }
    }
  }

  private void tellOfNotes(TenantId tenant, Command.TakeStock stock, List<LegNotes.Noted> all) {
    Set<InteractionId> known = knownTo(tenant);
    List<LegNotes.Noted> its =
        all.stream()
            .filter(noted -> noted.tenant().equals(tenant) && known.contains(noted.call()))
            .toList();
    tellOfAnswers(tenant, its);
    tellOfEnds(tenant, stock, its);
  }

  /// Before all ends: a leg that was answered and ended is told like one of which both were heard.
  /// One that came too late for its customer was connected with nobody.
  private void tellOfAnswers(TenantId tenant, List<LegNotes.Noted> its) {
    Map<InteractionId, Instant> ends = new HashMap<>();
    for (LegNotes.Noted noted : its) {
      if (noted.leg() == null && noted.endedAt() != null) {
        ends.put(noted.call(), noted.endedAt());
      }
    }
    for (LegNotes.Noted noted : its) {
      Instant at = noted.answeredAt();
      if (at == null || isStale(noted) || at.isAfter(ends.getOrDefault(noted.call(), at))) {
        continue;
      }
      if (noted.leg() != null) {
        var unused = loops.tell(tenant, new Command.LegAnswered(noted.leg(), at));
      } else if (noted.farEnd()) {
        var unused = loops.tell(tenant, new Command.FarEndAnswered(noted.call(), at));
      }
    }
  }

  /// The dialplan lets such a leg go as soon as it has answered; a far end may give the same cause
  /// for the end of a talk.
  private static boolean isStale(LegNotes.Noted noted) {
    return noted.cause() != null
        && noted.cause() == CAUSE_STALE
        && noted.answeredAt() != null
        && noted.endedAt() != null
        && noted.endedAt().isBefore(noted.answeredAt().plus(STALE_MAX));
  }

  /// A call's end is told at once, with its legs'; the ends of legs whose customer stayed go with
  /// the stock.
  private void tellOfEnds(TenantId tenant, Command.TakeStock stock, List<LegNotes.Noted> its) {
    Set<InteractionId> alive = new HashSet<>();
    stock.calls().forEach(call -> alive.add(call.call()));
    Map<InteractionId, List<Command.EndedLeg>> legs = new HashMap<>();
    for (LegNotes.Noted noted : its) {
      if (noted.leg() != null && noted.endedAt() != null) {
        legs.computeIfAbsent(noted.call(), c -> new ArrayList<>())
            .add(new Command.EndedLeg(noted.leg(), noted.endedAt(), noted.cause()));
      }
    }
    for (LegNotes.Noted noted : its) {
      if (noted.leg() == null && noted.endedAt() != null && !alive.contains(noted.call())) {
        List<Command.EndedLeg> ended = legs.getOrDefault(noted.call(), List.of());
        var unused =
            loops.tell(
                tenant,
                new Command.EndedMeanwhile(noted.call(), noted.endedAt(), noted.cause(), ended));
      }
    }
    legs.values().forEach(stock.endedLegs()::addAll);
  }

  private Set<InteractionId> knownTo(TenantId tenant) {
    try {
      var calls = loops.look(tenant, ContactCenter::liveCalls);
      return calls.isEmpty() ? Set.of() : calls.get().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
