package alo.engine.routing;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowRef;
import alo.contract.id.FlowId;
import alo.contract.number.NumberFact;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.Rejection;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From a dialled number to the live version of its flow.
public final class InboundRouter {
  /// Q.850: unallocated number.
  public static final int CAUSE_UNKNOWN_NUMBER = 1;

  /// Q.850: call rejected.
  public static final int CAUSE_REFUSED = 21;

  private final TenantState state;
  private final Map<E164, TenantConfiguration.Number> numbers = new HashMap<>();
  private final Map<FlowId, FlowRef> live = new HashMap<>();
  private final Map<FlowRef, FlowDocument> documents = new HashMap<>();

  public InboundRouter(TenantConfiguration configuration) {
    state = configuration.state();
    configuration.numbers().forEach(number -> numbers.put(number.number(), number));
    for (TenantConfiguration.Flow flow : configuration.flows()) {
      documents.put(flow.ref(), flow.document());
      live.merge(flow.ref().flow(), flow.ref(), (a, b) -> a.version() >= b.version() ? a : b);
    }
  }

  /// Where a call goes.
  public sealed interface Route {
    /// Into a flow.
    record ToFlow(FlowRef flow) implements Route {}

    /// Nowhere, before it is answered.
    ///
    /// @param flow the flow it would have had, null if there is none
    /// @param cause Q.850
    record Refused(@Nullable FlowRef flow, int cause, Rejection why) implements Route {}
  }

  /// Where a call for a number goes.
  public Route route(E164 dialled) {
    TenantConfiguration.Number number = numbers.get(dialled);
    FlowRef flow = number == null ? null : live.get(number.flow());
    if (flow == null) {
      return new Route.Refused(
          null,
          CAUSE_UNKNOWN_NUMBER,
          new Rejection(
              ProblemCode.NOT_FOUND,
              "Expected a number of this tenant with a flow, but it is %s".formatted(dialled)));
    }
    if (state != TenantState.ACTIVE) {
      return new Route.Refused(
          flow,
          CAUSE_REFUSED,
          new Rejection(
              ProblemCode.TENANT_SUSPENDED,
              "Expected the tenant to be ACTIVE, but it is %s".formatted(state)));
    }
    return new Route.ToFlow(flow);
  }

  /// A published version; null if the configuration has it no more.
  public @Nullable FlowDocument document(FlowRef ref) {
    return documents.get(ref);
  }

  /// What a number is called, null if it has no label or is not (or no more) the tenant's.
  public @Nullable String label(E164 number) {
    TenantConfiguration.Number known = numbers.get(number);
    return known == null ? null : known.label();
  }

  /// What else is to be known of a number.
  public List<NumberFact> facts(E164 number) {
    TenantConfiguration.Number known = numbers.get(number);
    return known == null ? List.of() : known.facts();
  }
}
