package alo.tenants.interaction;

import alo.contract.id.AgentId;
import alo.contract.id.OfferId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.LegKind;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One leg while a call is folded.
final class LegFold {
  private final LegKind kind;
  private final @Nullable OfferId offer;
  private final @Nullable AgentId agent;
  private final @Nullable String number;
  private final @Nullable E164 callerId;
  private final Instant startedAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant endedAt;
  private @Nullable OfferOutcome outcome;
  private @Nullable Integer cause;

  LegFold(
      LegKind kind,
      @Nullable OfferId offer,
      @Nullable AgentId agent,
      @Nullable String number,
      @Nullable E164 callerId,
      Instant startedAt) {
    this.kind = kind;
    this.offer = offer;
    this.agent = agent;
    this.number = number;
    this.callerId = callerId;
    this.startedAt = startedAt;
  }

  LegKind kind() {
    return kind;
  }

  String id() {
    return offer == null ? "" : offer.value();
  }

  String number() {
    return number == null ? "" : number;
  }

  @Nullable AgentId agent() {
    return agent;
  }

  Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  boolean wasAnswered() {
    return answeredAt != null;
  }

  boolean isConnected() {
    return answeredAt != null && endedAt == null;
  }

  void answered(Instant at) {
    if (answeredAt == null && endedAt == null) {
      answeredAt = at;
    }
  }

  void ended(Instant at, @Nullable OfferOutcome how, @Nullable Integer why) {
    endedAt = at;
    outcome = how;
    cause = why;
  }

  /// It went otherwise than its end said.
  void went(@Nullable OfferOutcome how) {
    outcome = how;
  }

  /// The call's end ends every leg whose own end was not told.
  void endedBy(@Nullable Instant at) {
    if (endedAt == null) {
      endedAt = at;
    }
  }

  Optional<CarrierLeg> charge(String id, Direction direction, String charged) {
    return answeredAt == null || endedAt == null || endedAt.isBefore(answeredAt)
        ? Optional.empty()
        : Optional.of(new CarrierLeg(id, direction, charged, callerId, answeredAt, endedAt));
  }

  CallRecord.Leg toContract() {
    return new CallRecord.Leg(
        kind, offer, agent, number, startedAt, answeredAt, endedAt, outcome, cause);
  }
}
