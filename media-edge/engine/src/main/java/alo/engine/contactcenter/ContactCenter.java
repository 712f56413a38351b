package alo.engine.contactcenter;

import alo.contract.agent.Desk;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.AgentEvent;
import alo.contract.interaction.Event.CallEvent;
import alo.contract.problem.ProblemCode;
import alo.engine.call.CallState;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Decision.Rejected;
import alo.engine.presence.AgentState;
import alo.engine.routing.Trunk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One tenant's live state on one edge. Single writer; no clock, no thread, no chance of its
/// own.
///
/// The order of use: [#configure], [#apply] every event of the ledger, then `EndedMeanwhile` for
/// each leg of [#liveCalls()] that the PBX has a record of, `TakeStock`, and from then on a
/// `TimePasses` whenever [#nextDeadline()] has come. What [#decide] accepts must be applied,
/// event by event with the same `now`, before the next command is decided.
public final class ContactCenter {
  private final EdgeId edge;
  private final List<Trunk> trunks;
  private final RandomGenerator chance;
  private final State state = new State();
  private @Nullable Directory directory;
  private boolean pbxAway;

  /// @param edge where this is
  /// @param trunks the edge's ways out, best first
  /// @param chance makes offer ids, which are tokens: hand in a `SecureRandom`
  public ContactCenter(EdgeId edge, List<Trunk> trunks, RandomGenerator chance) {
    this.edge = edge;
    this.trunks = List.copyOf(trunks);
    this.chance = chance;
  }

  /// Takes a configuration into force. Calls that run stay as they are, on the flow versions on
  /// which they began. Follow it with a `Command.TimePasses`, so that calls which can be served
  /// now are, and that who is locked is out.
  public void configure(TenantConfiguration configuration) {
    Set<FlowRef> inUse = new HashSet<>();
    for (CallState call : state.calls()) {
      if (call.phase() != Phase.ENDED && call.party().flow() != null) {
        inUse.add(call.party().flow());
      }
    }
    directory = new Directory(configuration, trunks, directory, List.copyOf(inUse));
    for (AgentState agent : state.agents()) {
      state.matcher().serve(agent.id(), directory.queuesOf(agent.id()));
    }
    for (TenantConfiguration.Agent agent : configuration.agents()) {
      state.matcher().serve(agent.id(), agent.queues());
    }
  }

  /// While the PBX can not be reached nobody is rung and no deadline passes: what lives there is
  /// not known, and an answered call must not be taken for a ring that came to nothing. A
  /// `Command.TakeStock` ends it.
  public void pbxIsAway() {
    pbxAway = true;
  }

  /// What is to happen. Never changes state.
  public Decision decide(Command command, Instant now) {
    if (directory == null) {
      return Decision.rejected(
          ProblemCode.WRONG_STATE, "Expected a configuration, but there is none yet");
    }
    if (command instanceof Command.TakeStock) {
      pbxAway = false;
    }
    if (pbxAway && command instanceof Command.TimePasses) {
      return new Decision.Accepted(List.of(), List.of());
    }
    var draft = new Draft(edge, state, directory, chance, now);
    state.beginDraft();
    try {
      Rejected rejected = draft(draft, command);
      if (rejected != null) {
        return rejected;
      }
      if (!pbxAway) {
        Offers.match(draft);
      }
      return draft.accepted();
    } finally {
      state.endDraft();
    }
  }

  private static @Nullable Rejected draft(Draft draft, Command command) {
    return switch (command) {
      case Command.CallArrives c -> Customers.arrives(draft, c);
      case Command.FlowWaits c -> Customers.flowWaits(draft, c.call());
      case Command.StepDone c -> Customers.stepDone(draft, c);
      case Command.CustomerGone c -> Customers.gone(draft, c);
      case Command.FarEndAnswered c -> Customers.farEndAnswered(draft, c);
      case Command.FarEndFailed c -> Customers.farEndFailed(draft, c);
      case Command.LegAnswered c -> Offers.answered(draft, c);
      case Command.LegFailed c -> Offers.failed(draft, c.offer(), c.outcome(), c.cause());
      case Command.LegGone c -> Offers.gone(draft, c.offer(), c.cause(), c.lost());
      case Command.WindowOpens c -> Desks.windowOpens(draft, c.agent());
      case Command.WindowCloses c -> Desks.windowCloses(draft, c.agent());
      case Command.PhoneComes c -> Desks.phoneComes(draft, c.agent());
      case Command.PhoneGoes c -> Desks.phoneGoes(draft, c.agent());
      case Command.BecomeReady c -> Desks.ready(draft, c.agent());
      case Command.BecomeNotReady c -> Desks.notReady(draft, c.agent(), c.reason());
      case Command.LogOut c -> Desks.logOut(draft, c.agent());
      case Command.DeclineOffer c -> Desks.decline(draft, c.agent(), c.call());
      case Command.HoldCall c -> Desks.hold(draft, c.agent(), c.call());
      case Command.ResumeCall c -> Desks.resume(draft, c.agent(), c.call());
      case Command.EndCall c -> Desks.endCall(draft, c.agent(), c.call());
      case Command.PlaceCall c -> Desks.place(draft, c);
      case Command.FinishWrapUp c -> Desks.finishWrapUp(draft, c);
      case Command.RecordingSafe c -> Customers.recordingSafe(draft, c);
      case Command.RecordingGone c -> Customers.recordingGone(draft, c);
      case Command.EndedMeanwhile c -> Customers.endedMeanwhile(draft, c);
      case Command.TakeStock c -> {
        StockTaking.take(draft, c);
        Bars.enforce(draft);
        yield null;
      }
      case Command.TimePasses _ -> {
        Deadlines.pass(draft);
        Bars.enforce(draft);
        yield null;
      }
    };
  }

  /// The only thing that changes state.
  ///
  /// @param at when it happened: the `now` of its decision
  public void apply(Event event, Instant at) {
    state.apply(event, at);
  }

  /// When `Command.TimePasses` is due next.
  public Optional<Instant> nextDeadline() {
    if (pbxAway) {
      return Optional.empty();
    }
    Due due = state.firstDue();
    return due == null ? Optional.empty() : Optional.of(due.at());
  }

  /// What an agent's screen shows now; an agent of whom nothing was heard is logged out.
  public Desk deskOf(AgentId agent, Instant now) {
    return DeskDrawing.draw(state, directory, state.agent(agent, now), now);
  }

  /// Whose desks these events have changed; ask after applying them.
  public Set<AgentId> desksTouchedBy(List<Event> applied) {
    Set<AgentId> touched = new LinkedHashSet<>();
    for (Event event : applied) {
      switch (event) {
        case AgentEvent e -> touched.add(e.agent());
        case CallEvent e -> {
          CallState call = state.call(e.call());
          AgentId agent = call == null ? null : call.agent();
          if (agent != null) {
            touched.add(agent);
          }
        }
      }
    }
    return touched;
  }

  /// Calls that are not over.
  public Set<InteractionId> liveCalls() {
    Set<InteractionId> live = new LinkedHashSet<>();
    for (CallState call : state.calls()) {
      if (call.phase() != Phase.ENDED) {
        live.add(call.id());
      }
    }
    return live;
  }

  /// Whether a call is live or was lately.
  public boolean knows(InteractionId call) {
    return state.call(call) != null || state.isOver(call);
  }

  /// Legs that are offered or connected.
  public Set<OfferId> liveOffers() {
    Set<OfferId> live = new LinkedHashSet<>();
    for (CallState call : state.calls()) {
      if (call.phase() != Phase.ENDED && call.offer() != null) {
        live.add(Objects.requireNonNull(call.offer()).id());
      }
    }
    return live;
  }

  /// Equal for equal states: SHA-256 of all that was kept of the events.
  public String fingerprint() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(state.picture().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// For tests and for the simulation's complaints.
  State state() {
    return state;
  }
}
