package alo.ui.stub;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.MonthStatement;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.isolation.IsolationRound;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What the provider sees: usage, and what the canaries found.
final class StubProvider {
  static final List<IsolationRound> rounds =
      List.of(
          new IsolationRound(5, StubState.ago(10), null, 0, 0, 0, 0, null, List.of()),
          new IsolationRound(
              4, StubState.ago(310), StubState.ago(268), 97, 431, 0, 0, null, List.of()),
          new IsolationRound(
              3,
              StubState.ago(610),
              StubState.ago(605),
              0,
              0,
              0,
              0,
              "the identity provider gives no token: Keycloak can not be reached",
              List.of()),
          new IsolationRound(
              2,
              StubState.ago(910),
              StubState.ago(866),
              97,
              431,
              1,
              1,
              null,
              List.of(
                  new IsolationRound.Finding(
                      true,
                      "POST /api/v1/recordings/{id}/address",
                      "other's RECORDING in the path",
                      "HTTP 401, 403 or 404",
                      "HTTP 200"),
                  new IsolationRound.Finding(
                      false, "GET /api/v1/usage", "own list", "own data only", "HTTP 503"))));

  private StubProvider() {}

  static MonthStatement statement(String tenant, String month) {
    List<ChargeLine> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boolean out = i % 3 == 0;
      int seconds = 20 + 37 * i;
      int billed = out ? Math.max(6, seconds) : (seconds + 59) / 60 * 60;
      lines.add(
          new ChargeLine(
              "leg-" + i,
              new InteractionId("edge1-170000" + i + "-1"),
              out ? Direction.OUT : Direction.IN,
              out ? "84903123456" : StubState.HOTLINE.digits(),
              StubState.ago(3_600L * i),
              seconds,
              billed,
              "vn-2026",
              2,
              out ? "8490" : "84287",
              out ? "Di động MobiFone" : "Gọi đến cố định TP.HCM",
              out ? "6+1" : "60+60",
              out ? 900_000_000L : 120_000_000L,
              Money.vnd(billed * (out ? 15L : 2L))));
    }
    return new MonthStatement(
        new TenantId(tenant),
        YearMonth.parse(month),
        1_284,
        611,
        412,
        138,
        5,
        61,
        Money.vnd(703_980),
        Money.vnd(750_000),
        Money.vnd(1_453_980),
        lines);
  }
}
