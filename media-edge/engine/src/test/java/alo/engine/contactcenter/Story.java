package alo.engine.contactcenter;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.contract.value.E164;
import alo.engine.Tenants;
import alo.engine.ivr.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tells a contact center what happens, and keeps what came of it. Each command is checked for not
/// changing state by itself, and each story ends with [#replayed()].
final class Story {
  static final Instant MORNING = Instant.parse("2026-03-02T03:00:00Z");

  final ContactCenter center =
      new ContactCenter(new EdgeId("hn1"), List.of(Tenants.VIETTEL), new Random(1));
  private final List<Event> history = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();
  private TenantConfiguration configuration;
  private List<Event> events = List.of();
  private List<Effect> effects = List.of();
  Instant now = MORNING;

  Story() {
    this(new Tenants());
  }

  Story(Tenants tenants) {
    configuration = tenants.configuration();
    center.configure(configuration);
  }

  /// A command that is expected to be accepted.
  Story tell(Command command) {
    Decision decision = decide(command);
    assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
    return this;
  }

  /// A command that is expected to be refused.
  Story refused(Command command, ProblemCode code) {
    Decision decision = decide(command);
    assertThat(decision).as("%s", command).isInstanceOf(Decision.Rejected.class);
    var rejection = ((Decision.Rejected) decision).rejection();
    assertThat(rejection.code()).isEqualTo(code);
    assertThat(rejection.detail()).startsWith("Expected ").contains(", but ");
    return this;
  }

  private Decision decide(Command command) {
    String before = center.state().picture();
    Decision decision = center.decide(command, now);
    assertThat(center.state().picture()).as("deciding changes nothing").isEqualTo(before);
    events = List.of();
    effects = List.of();
    if (decision instanceof Decision.Accepted accepted) {
      events = accepted.events();
      effects = accepted.effects();
      for (Event event : events) {
        center.apply(event, now);
        history.add(event);
        times.add(now);
      }
    }
    return decision;
  }

  /// Time goes on; deadlines are met on their way.
  Story later(Duration time) {
    Instant until = now.plus(time);
    List<Event> all = new ArrayList<>();
    List<Effect> allEffects = new ArrayList<>();
    while (center.nextDeadline().isPresent() && !center.nextDeadline().get().isAfter(until)) {
      Instant due = center.nextDeadline().get();
      now = due.isAfter(now) ? due : now;
      tell(new Command.TimePasses());
      all.addAll(events);
      allEffects.addAll(effects);
      assertThat(center.nextDeadline().orElse(Instant.MAX)).isAfter(now);
    }
    now = until;
    events = all;
    effects = allEffects;
    return this;
  }

  Story seconds(long seconds) {
    return later(Duration.ofSeconds(seconds));
  }

  Story configure(Tenants tenants) {
    configuration = tenants.configuration();
    center.configure(configuration);
    return tell(new Command.TimePasses());
  }

  /// The agent has his window and telephone and is ready.
  Story ready(AgentId... agents) {
    for (AgentId agent : agents) {
      tell(new Command.WindowOpens(agent));
      tell(new Command.PhoneComes(agent));
      tell(new Command.BecomeReady(agent));
    }
    return this;
  }

  /// A call arrives at a number; its answer step is done at once.
  Story arrives(String call, E164 number) {
    tell(new Command.CallArrives(id(call), Tenants.CALLER, number, Tenants.TRUNK));
    return stepDone(call, new Step.Result.Finished());
  }

  Story stepDone(String call, Step.Result result) {
    return tell(new Command.StepDone(id(call), turn(call), result));
  }

  Story types(String call, String digits) {
    return stepDone(call, new Step.Result.Digits(digits));
  }

  int turn(String call) {
    return center.state().call(id(call)).progress().turn();
  }

  Story answers(AgentId agent) {
    return tell(new Command.LegAnswered(offerOf(agent)));
  }

  static InteractionId id(String call) {
    return new InteractionId(call);
  }

  List<Event> events() {
    return events;
  }

  List<Effect> effects() {
    return effects;
  }

  List<Event> history() {
    return history;
  }

  <T> T event(Class<T> kind) {
    return only(events, kind);
  }

  <T> T effect(Class<T> kind) {
    return only(effects, kind);
  }

  private static <T> T only(List<?> all, Class<T> kind) {
    List<T> found = all.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as("one %s in %s", kind.getSimpleName(), all).hasSize(1);
    return found.getFirst();
  }

  Desk desk(AgentId agent) {
    return center.deskOf(agent, now);
  }

  Presence presence(AgentId agent) {
    return desk(agent).presence();
  }

  Desk.@Nullable Call callOf(AgentId agent) {
    return desk(agent).call();
  }

  OfferId offerOf(AgentId agent) {
    return desk(agent).call().offer();
  }

  /// A new contact center that has heard the same events is in the same state.
  ContactCenter replayed() {
    var again = new ContactCenter(new EdgeId("hn1"), List.of(Tenants.VIETTEL), new Random(2));
    for (int i = 0; i < history.size(); i++) {
      again.apply(history.get(i), times.get(i));
    }
    again.configure(configuration);
    assertThat(again.state().picture()).isEqualTo(center.state().picture());
    assertThat(again.fingerprint()).isEqualTo(center.fingerprint());
    return again;
  }
}
