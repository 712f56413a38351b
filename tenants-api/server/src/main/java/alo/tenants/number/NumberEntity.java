package alo.tenants.number;

import alo.contract.id.EdgeId;
import alo.contract.id.FlowId;
import alo.contract.id.TenantId;
import alo.contract.number.NumberFact;
import alo.contract.number.NumberKind;
import alo.contract.number.NumberView;
import alo.contract.number.StockView;
import alo.contract.value.E164;
import alo.wire.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// Written by columns: the provider and the tenant who has it change different ones.
@Entity
@DynamicUpdate
@Table(name = "number", schema = "control")
class NumberEntity extends PanacheEntityBase {
  @Id String e164;

  @Column String edge;

  @Column
  @Enumerated(EnumType.STRING)
  NumberKind kind;

  @Column @Nullable String carrier;

  @Column @Nullable String region;

  @Column @Nullable String tenant;

  @Column @Nullable String label;

  @Column @Nullable String flow;

  /// As JSON; nobody asks for a number by them.
  @Column String facts;

  /// Whose it was, while it rests.
  @Column @Nullable String former;

  @Column(name = "rests_until")
  @Nullable Instant restsUntil;

  @Column(name = "added_at")
  Instant addedAt;

  void take(NumberView.Draft draft) {
    label = draft.label();
    flow = draft.flow().value();
    facts = Json.write(draft.facts() == null ? List.of() : draft.facts());
  }

  void revise(StockView.Draft draft) {
    kind = Objects.requireNonNull(draft.kind(), "kind");
    carrier = draft.carrier();
    region = draft.region();
  }

  /// Nobody's from now on, and for a while nobody else's.
  void rest(Instant until) {
    former = tenant;
    restsUntil = until;
    tenant = null;
    label = null;
    flow = null;
    facts = "[]";
  }

  List<NumberFact> facts() {
    return List.of(Json.read(facts, NumberFact[].class));
  }

  NumberView toContract() {
    return new NumberView(
        new E164(e164),
        label,
        new FlowId(Objects.requireNonNull(flow, "a number has a flow")),
        kind,
        region,
        facts());
  }

  StockView toStock(Instant now) {
    boolean rests = tenant == null && restsUntil != null && restsUntil.isAfter(now);
    return new StockView(
        new E164(e164),
        new EdgeId(edge),
        kind,
        carrier,
        region,
        tenant != null
            ? StockView.State.OWNED
            : rests ? StockView.State.RESTING : StockView.State.FREE,
        tenant == null ? null : new TenantId(tenant),
        rests ? restsUntil : null);
  }
}
