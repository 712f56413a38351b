package alo.engine.routing;

import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.FlowRef;
import alo.contract.id.FlowId;
import alo.contract.problem.ProblemCode;
import alo.contract.value.E164;
import alo.engine.Tenants;
import alo.engine.routing.InboundRouter.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InboundRouterTest {

  private static FlowRef hotline(int version) {
    return new FlowRef(new FlowId("hotline"), version);
  }

  private static InboundRouter router(Tenants tenants) {
    return new InboundRouter(tenants.configuration());
  }

  @Test
  @DisplayName("[I10] the highest version of a number's flow is live, in whatever order they come")
  void liveVersion() {
    var tenants =
        new Tenants()
            .withoutFlows()
            .flow("hotline", 3, Tenants.answerThenQueue(CARE, 1))
            .flow("hotline", 10, Tenants.answerThenQueue(SALES, 2))
            .flow("hotline", 9, Tenants.answerThenQueue(CARE, 3));
    assertThat(router(tenants).route(HOTLINE)).isEqualTo(new Route.ToFlow(hotline(10)));
    assertThat(router(tenants).document(hotline(3))).isEqualTo(Tenants.answerThenQueue(CARE, 1));
    assertThat(router(tenants).document(hotline(4))).isNull();
  }

  @Test
  @DisplayName("[P30] two numbers have two flows and two labels")
  void twoNumbers() {
    var router = router(new Tenants());
    assertThat(router.route(HOTLINE)).isNotEqualTo(router.route(WARRANTY));
    assertThat(router.label(HOTLINE)).isEqualTo("Hotline");
    assertThat(router.label(WARRANTY)).isEqualTo("Bảo hành");
    assertThat(router.label(Tenants.CALLER)).isNull();
  }

  @Test
  @DisplayName("a number that is nobody's, or has no flow, is unknown: cause 1")
  void unknown() {
    var nobodys = (Route.Refused) router(new Tenants()).route(new E164("+842879999999"));
    assertThat(nobodys.cause()).isEqualTo(1);
    assertThat(nobodys.flow()).isNull();
    assertThat(nobodys.why().code()).isEqualTo(ProblemCode.NOT_FOUND);
    var flowless = (Route.Refused) router(new Tenants().withoutFlows()).route(HOTLINE);
    assertThat(flowless.cause()).isEqualTo(1);
  }

  @Test
  @DisplayName("a suspended tenant's number is refused: cause 21")
  void suspended() {
    var refused = (Route.Refused) router(new Tenants().suspended()).route(HOTLINE);
    assertThat(refused.cause()).isEqualTo(21);
    assertThat(refused.flow()).isEqualTo(hotline(1));
    assertThat(refused.why().code()).isEqualTo(ProblemCode.TENANT_SUSPENDED);
    assertThat(refused.why().detail())
        .isEqualTo("Expected the tenant to be ACTIVE, but it is SUSPENDED");
  }
}
