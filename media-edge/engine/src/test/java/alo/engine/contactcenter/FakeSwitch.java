package alo.engine.contactcenter;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.engine.contactcenter.Command.LiveCall;
import alo.engine.contactcenter.Command.LiveLeg;
import alo.engine.contactcenter.Command.Where;
import alo.engine.ivr.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A PBX written by hand. It carries out effects and says what happens on its legs, whether
/// somebody listens or not: people hang up, answer and vanish also while the program is down.
final class FakeSwitch {
  private final RandomGenerator random;
  private final Clockwork clockwork;
  private final Consumer<Command> says;
  private final Map<InteractionId, Customer> customers = new LinkedHashMap<>();
  private final Map<OfferId, Leg> legs = new LinkedHashMap<>();
  private final Set<String> phones = new TreeSet<>();

  /// Sees what happens while the program is down.
  final Witness witness = new Witness();

  /// Whether the program is down: then the dialplan helps itself.
  boolean alone;

  /// Makes things happen later.
  interface Clockwork {
    Instant now();

    void after(Duration time, Runnable happening);
  }

  private static final class Customer {
    final InteractionId id;
    Where where;
    int turn;
    @Nullable OfferId token;

    Customer(InteractionId id, Where where) {
      this.id = id;
      this.where = where;
    }
  }

  private static final class Leg {
    final OfferId id;
    final InteractionId call;
    final @Nullable AgentId agent;
    boolean up;
    boolean parks;

    Leg(OfferId id, InteractionId call, @Nullable AgentId agent) {
      this.id = id;
      this.call = call;
      this.agent = agent;
    }
  }

  FakeSwitch(RandomGenerator random, Clockwork clockwork, Consumer<Command> says) {
    this.random = random;
    this.clockwork = clockwork;
    this.says = says;
  }

  // --- effects ---

  void run(Effect effect) {
    switch (effect) {
      case Effect.RunStep e -> runStep(e);
      case Effect.Wait e -> send(e.call(), Where.WAITING);
      case Effect.BackToFlow e -> backToFlow(e);
      case Effect.RingAgent e -> {
        ring(e.call(), e.offer(), e.agent(), e.ring(), e.autoAnswer());
        park(e.offer(), e.held());
      }
      case Effect.RingNumber e -> ring(e.call(), e.offer(), null, e.ring(), false);
      case Effect.Withdraw e -> withdraw(e);
      case Effect.Hold e -> send(e.call(), Where.HOLD);
      case Effect.Resume e -> resume(e);
      case Effect.Keep e -> {
        legs.remove(e.lostLeg());
        send(e.call(), Where.HOLD);
      }
      case Effect.CallOut e -> callOut(e);
      case Effect.EndCall e -> endCall(e.call());
    }
  }

  private void runStep(Effect.RunStep e) {
    Customer customer = customers.get(e.call());
    if (customer == null) {
      return;
    }
    customer.where = Where.FLOW;
    int turn = ++customer.turn;
    clockwork.after(
        seconds(0, 9),
        () -> {
          if (customers.containsKey(e.call()) && customer.turn == turn) {
            says.accept(new Command.StepDone(e.call(), e.step(), result(e.what())));
          }
        });
  }

  private Step.Result result(Step what) {
    if (random.nextInt(50) == 0) {
      return new Step.Result.Failed("no such file");
    }
    return switch (what) {
      case Step.Answer _, Step.Play _ -> new Step.Result.Finished();
      case Step.TakeMessage _ -> new Step.Result.Message(random.nextInt(3) * 20);
      case Step.Ask ask -> new Step.Result.Digits(digits(ask));
    };
  }

  private String digits(Step.Ask ask) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> ask.digitsMax() == 3 ? "101" : "1";
      case 2 -> ask.digitsMax() == 3 ? "203" : "2";
      case 3 -> "0";
      default -> String.valueOf(random.nextInt(10));
    };
  }

  private void send(InteractionId call, Where where) {
    Customer customer = customers.get(call);
    if (customer != null) {
      customer.where = where;
      customer.turn++;
    }
  }

  private void backToFlow(Effect.BackToFlow e) {
    send(e.call(), Where.FLOW);
    Customer customer = customers.get(e.call());
    if (customer == null) {
      return;
    }
    int turn = customer.turn;
    clockwork.after(
        Duration.ofMillis(100),
        () -> {
          if (customers.containsKey(e.call()) && customer.turn == turn) {
            says.accept(new Command.FlowWaits(e.call()));
          }
        });
  }

  private void ring(
      InteractionId call, OfferId id, @Nullable AgentId agent, Duration ring, boolean auto) {
    Customer customer = customers.get(call);
    if (customer == null) {
      return;
    }
    customer.token = id;
    Leg leg = new Leg(id, call, agent);
    legs.put(id, leg);
    if (agent != null && !phones.contains(agent.value())) {
      clockwork.after(Duration.ofMillis(50), () -> fails(leg, OfferOutcome.UNREACHABLE));
      return;
    }
    int dice = random.nextInt(100);
    if (auto || dice < 60) {
      clockwork.after(auto ? Duration.ofMillis(200) : within(ring), () -> answers(leg));
    } else if (dice < 80) {
      clockwork.after(ring, () -> fails(leg, OfferOutcome.NO_ANSWER));
    } else if (dice < 90) {
      clockwork.after(within(ring), () -> fails(leg, OfferOutcome.DECLINED));
    } else {
      clockwork.after(Duration.ofMillis(80), () -> fails(leg, OfferOutcome.BUSY));
    }
  }

  private void park(OfferId id, boolean parks) {
    Leg leg = legs.get(id);
    if (leg != null) {
      leg.parks = parks;
    }
  }

  private void answers(Leg leg) {
    Customer customer = customers.get(leg.call);
    if (legs.get(leg.id) != leg) {
      return;
    }
    if (customer == null || !leg.id.equals(customer.token)) {
      legs.remove(leg.id);
      return;
    }
    leg.up = true;
    customer.where = leg.parks ? Where.HOLD : Where.TALKING;
    customer.turn++;
    if (alone) {
      witness.legAnswers(leg.id, clockwork.now());
    }
    says.accept(new Command.LegAnswered(leg.id));
    clockwork.after(seconds(3, 180), () -> hangsUp(leg));
  }

  private void fails(Leg leg, OfferOutcome outcome) {
    if (!leg.up && legs.remove(leg.id, leg)) {
      says.accept(new Command.LegFailed(leg.id, outcome, null));
    }
  }

  private void withdraw(Effect.Withdraw e) {
    Customer customer = customers.get(e.call());
    if (customer != null && e.offer().equals(customer.token)) {
      customer.token = null;
    }
    Leg leg = legs.remove(e.offer());
    if (leg == null) {
      return;
    }
    if (leg.up && customer != null && customer.where == Where.TALKING) {
      send(e.call(), Where.WAITING);
    }
    says.accept(new Command.LegFailed(e.offer(), OfferOutcome.WITHDRAWN, 26));
  }

  private void resume(Effect.Resume e) {
    if (legs.containsKey(e.offer())) {
      send(e.call(), Where.TALKING);
    }
  }

  private void callOut(Effect.CallOut e) {
    Leg leg = new Leg(e.offer(), e.call(), e.agent());
    legs.put(e.offer(), leg);
    if (!phones.contains(e.agent().value())) {
      clockwork.after(Duration.ofMillis(50), () -> fails(leg, OfferOutcome.UNREACHABLE));
      return;
    }
    clockwork.after(
        Duration.ofMillis(300),
        () -> {
          if (legs.get(leg.id) == leg) {
            leg.up = true;
            says.accept(new Command.LegAnswered(leg.id));
            dials(leg);
          }
        });
  }

  private void dials(Leg leg) {
    arrives(leg.call, Where.DIALING);
    clockwork.after(
        seconds(1, 50),
        () -> {
          Customer customer = customers.get(leg.call);
          if (customer == null || legs.get(leg.id) != leg) {
            customers.remove(leg.call);
          } else if (random.nextInt(3) > 0) {
            customer.where = Where.TALKING;
            customer.token = leg.id;
            if (alone) {
              witness.farEndAnswers(leg.call, clockwork.now());
            }
            says.accept(new Command.FarEndAnswered(leg.call));
            clockwork.after(seconds(3, 120), () -> hangsUp(leg));
          } else {
            customers.remove(leg.call);
            legs.remove(leg.id);
            says.accept(new Command.FarEndFailed(leg.call, OfferOutcome.BUSY, 17, 486));
          }
        });
  }

  private void endCall(InteractionId call) {
    boolean there = customers.remove(call) != null;
    legs.values().removeIf(leg -> leg.call.equals(call));
    if (there) {
      says.accept(new Command.CustomerGone(call, EndedBy.CUSTOMER, 16, null));
    }
  }

  // --- people ---

  /// A customer's leg begins; it ends by itself after some minutes at the latest.
  void arrives(InteractionId call, Where where) {
    customers.put(call, new Customer(call, where));
    clockwork.after(seconds(1, random.nextInt(10) == 0 ? 900 : 240), () -> leaves(call));
  }

  private void leaves(InteractionId call) {
    Customer customer = customers.remove(call);
    if (customer == null) {
      return;
    }
    if (alone) {
      witness.customerEnds(call, clockwork.now());
      for (Leg leg : List.copyOf(legs.values())) {
        if (leg.call.equals(call) && leg.up) {
          legs.remove(leg.id);
          witness.legEnds(call, leg.id, clockwork.now(), 16);
        }
      }
    }
    says.accept(new Command.CustomerGone(call, EndedBy.CUSTOMER, 16, null));
  }

  private void hangsUp(Leg leg) {
    if (!legs.remove(leg.id, leg)) {
      return;
    }
    boolean lost = random.nextInt(8) == 0;
    if (alone) {
      witness.legEnds(leg.call, leg.id, clockwork.now(), lost ? 44 : 16);
      if (lost) {
        send(leg.call, Where.WAITING);
      } else if (customers.remove(leg.call) != null) {
        witness.customerEnds(leg.call, clockwork.now());
      }
    }
    says.accept(new Command.LegGone(leg.id, lost ? 44 : 16, lost));
  }

  void phoneComes(AgentId agent) {
    phones.add(agent.value());
    says.accept(new Command.PhoneComes(agent));
  }

  void phoneGoes(AgentId agent) {
    phones.remove(agent.value());
    for (Leg leg : List.copyOf(legs.values())) {
      if (agent.equals(leg.agent)) {
        legs.remove(leg.id);
        if (alone) {
          witness.legEnds(leg.call, leg.id, clockwork.now(), 44);
        }
        send(leg.call, alone ? Where.WAITING : Where.HOLD);
        if (random.nextBoolean()) {
          says.accept(
              leg.up
                  ? new Command.LegGone(leg.id, 44, true)
                  : new Command.LegFailed(leg.id, OfferOutcome.UNREACHABLE, 20));
        }
      }
    }
    says.accept(new Command.PhoneGoes(agent));
  }

  boolean hasPhone(AgentId agent) {
    return phones.contains(agent.value());
  }

  // --- what is alive ---

  Command.TakeStock stock() {
    return new Command.TakeStock(
        customers.values().stream().map(c -> new LiveCall(c.id, c.where)).toList(),
        legs.values().stream().map(l -> new LiveLeg(l.id, l.call, l.up)).toList());
  }

  boolean isEmpty() {
    return customers.isEmpty() && legs.isEmpty();
  }

  private Duration seconds(int from, int to) {
    return Duration.ofMillis(from * 1_000L + random.nextLong((to - from) * 1_000L));
  }

  private Duration within(Duration time) {
    return Duration.ofMillis(1 + random.nextLong(time.toMillis()));
  }

  @Override
  public String toString() {
    return stock().toString();
  }
}
