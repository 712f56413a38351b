package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Which channel is which leg. Rebuilt from the PBX's own list after every connect.
final class CallBook {

  /// More than end while the PBX's channels are listed.
  private static final int ENDED_MAX = 10_000;

  /// An originate is listed by the PBX after so long, or was never carried out.
  private static final long UNDER_WAY_NANOS_MAX = 5_000_000_000L;

  /// A customer's leg.
  ///
  /// @param channel the PBX's unique id
  /// @param out the far end of a call out
  /// @param up answered by the far end; a call in counts as up from the start
  record Customer(TenantId tenant, InteractionId call, String channel, boolean out, boolean up) {}

  /// The leg of an offer; its channel id is the offer's.
  ///
  /// @param up answered
  /// @param cause why it ended, once known
  record Leg(
      TenantId tenant, InteractionId call, OfferId offer, boolean up, @Nullable Integer cause) {}

  private final Map<InteractionId, Customer> customers = new ConcurrentHashMap<>();
  private final Map<OfferId, Leg> legs = new ConcurrentHashMap<>();
  private final Map<OfferId, Long> originatedNanos = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /// Channels whose end was heard, the latest ones.
  private final Set<String> ended =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > ENDED_MAX;
                }
              }));

  CallBook() {
    this(System::nanoTime);
  }

  /// @param nanos a clock that only goes on
  CallBook(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A channel's end was heard; its id never lives again.
  void ended(String channel) {
    ended.add(channel);
  }

  boolean hasEnded(String channel) {
    return ended.contains(channel);
  }

  /// The id of a call that came in on a channel.
  static InteractionId callOf(String channel) {
    return new InteractionId(channel.replace('.', '-'));
  }

  void put(Customer customer) {
    customers.put(customer.call(), customer);
  }

  void put(Leg leg) {
    legs.put(leg.offer(), leg);
  }

  /// The PBX is about to be asked for a leg.
  void originate(Leg leg) {
    originatedNanos.put(leg.offer(), nanos.getAsLong());
    put(leg);
  }

  /// Whether the PBX may have been asked for a leg that it does not yet list.
  boolean isUnderWay(Leg leg) {
    Long since = originatedNanos.get(leg.offer());
    return since != null && !leg.up() && nanos.getAsLong() - since < UNDER_WAY_NANOS_MAX;
  }

  Optional<Customer> customer(InteractionId call) {
    return Optional.ofNullable(customers.get(call));
  }

  Optional<Leg> leg(OfferId offer) {
    return Optional.ofNullable(legs.get(offer));
  }

  List<Leg> legsOf(InteractionId call) {
    return legs.values().stream().filter(leg -> leg.call().equals(call)).toList();
  }

  Collection<Leg> legs() {
    return List.copyOf(legs.values());
  }

  Collection<Customer> customers() {
    return List.copyOf(customers.values());
  }

  void farEndUp(InteractionId call) {
    customers.computeIfPresent(
        call, (id, c) -> new Customer(c.tenant(), id, c.channel(), c.out(), true));
  }

  void legUp(OfferId offer) {
    legs.computeIfPresent(
        offer, (id, leg) -> new Leg(leg.tenant(), leg.call(), id, true, leg.cause()));
  }

  void legCause(OfferId offer, @Nullable Integer cause) {
    legs.computeIfPresent(
        offer, (id, leg) -> new Leg(leg.tenant(), leg.call(), id, leg.up(), cause));
  }

  Optional<Customer> removeCustomer(InteractionId call) {
    return Optional.ofNullable(customers.remove(call));
  }

  Optional<Leg> removeLeg(OfferId offer) {
    originatedNanos.remove(offer);
    return Optional.ofNullable(legs.remove(offer));
  }
}
