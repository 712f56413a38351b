package alo.engine.routing;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.TrunkId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.Rejection;
import alo.contract.tenant.TenantState;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one gate through which every leg to the outside goes. Emergency services pass even when the
/// tenant is suspended or at his limit.
public final class OutboundGate {
  private final TenantConfiguration configuration;
  private final NumberPlan plan;
  private final @Nullable Way way;

  /// @param trunks the edge's, best first
  public OutboundGate(TenantConfiguration configuration, List<Trunk> trunks) {
    this.configuration = configuration;
    plan = NumberPlan.of(configuration.country());
    way = firstWay(configuration.outbound().callerIds(), trunks);
  }

  /// A caller id and a trunk that may show it.
  private record Way(E164 callerId, TrunkId trunk) {}

  /// The gate's answer.
  public sealed interface Verdict {
    /// @param to in international form with plus, or a short service
    record Passed(DialString to, E164 callerId, TrunkId trunk) implements Verdict {}

    record Barred(Rejection why) implements Verdict {}
  }

  /// Whether a call may go out now.
  ///
  /// @param callsNow calls of this tenant that are out now
  public Verdict check(DialString dialled, int callsNow) {
    if (plan.isEmergency(dialled)) {
      return passed(dialled);
    }
    if (configuration.state() != TenantState.ACTIVE) {
      return barred(
          ProblemCode.TENANT_SUSPENDED,
          "Expected the tenant to be ACTIVE, but it is %s".formatted(configuration.state()));
    }
    int callsMax = configuration.outbound().callsMax();
    if (callsNow >= callsMax) {
      return barred(
          ProblemCode.LIMIT_REACHED,
          "Expected fewer than %d calls out, but there are %d".formatted(callsMax, callsNow));
    }
    return plan.isService(dialled) ? passed(dialled) : destination(dialled);
  }

  private Verdict destination(DialString dialled) {
    Optional<E164> number = plan.international(dialled);
    if (number.isEmpty()) {
      return barred(
          ProblemCode.INVALID_NUMBER,
          "Expected a number like 0912345678 or +84912345678, but it is %s".formatted(dialled));
    }
    if (!isAllowed(number.get())) {
      return barred(
          ProblemCode.DESTINATION_BARRED,
          "Expected a number in +%s, but it is %s"
              .formatted(String.join(", +", countries()), number.get()));
    }
    return passed(new DialString(number.get().value()));
  }

  private boolean isAllowed(E164 number) {
    return countries().stream().anyMatch(number::isInCountry);
  }

  /// The own country when nothing else was said.
  private List<String> countries() {
    List<String> countries = configuration.outbound().countries();
    return countries.isEmpty() ? List.of(plan.country()) : countries;
  }

  private Verdict passed(DialString to) {
    if (way == null) {
      return barred(
          ProblemCode.DESTINATION_BARRED,
          "Expected a caller id that a trunk of this edge may show, but there is none");
    }
    return new Verdict.Passed(to, way.callerId(), way.trunk());
  }

  private static Verdict barred(ProblemCode code, String detail) {
    return new Verdict.Barred(new Rejection(code, detail));
  }

  private static @Nullable Way firstWay(List<E164> callerIds, List<Trunk> trunks) {
    for (E164 callerId : callerIds) {
      for (Trunk trunk : trunks) {
        if (trunk.mayShow(callerId)) {
          return new Way(callerId, trunk.id());
        }
      }
    }
    return null;
  }
}
