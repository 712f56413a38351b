package alo.billing.invoice;

import alo.billing.account.Account;
import alo.billing.account.Accounts;
import alo.billing.platform.TenantTransaction;
import alo.billing.usage.Charges;
import alo.billing.usage.Seats;
import alo.billing.usage.Tariffs;
import alo.contract.billing.ChargeLine;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import alo.rating.charge.Rating.Rated;
import alo.rating.charge.Rating.Unrated;
import alo.rating.invoice.BillingMonth;
import alo.rating.invoice.MonthSum;
import alo.rating.invoice.MonthTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Statements, by two ways that must agree to the last unit: added up from the stored lines, and
/// computed anew from legs and seat days under the deck versions of their time.
@ApplicationScoped
class Statements {
  /// Statements of a page unless asked, and at most.
  private static final int PAGE = 50;

  private static final int PAGE_MAX = 200;
  private static final Pattern CURSOR = Pattern.compile("[a-z0-9]{0,20}");

  private final TenantTransaction transactions;
  private final Accounts accounts;
  private final Charges charges;
  private final Seats seats;

  Statements(TenantTransaction transactions, Accounts accounts, Charges charges, Seats seats) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.charges = charges;
    this.seats = seats;
  }

  /// The statement from the stored lines. A tenant that has used nothing has one of zeros.
  MonthStatement stored(TenantId tenant, YearMonth yearMonth) {
    return stored(tenant, yearMonth, MonthTotals.LINES_MAX);
  }

  private MonthStatement stored(TenantId tenant, YearMonth yearMonth, int linesMax) {
    return transactions.call(
        tenant,
        () -> {
          Account account = accounts.get(tenant);
          BillingMonth month = new BillingMonth(yearMonth, account.zone());
          Charges.Sum in = charges.sum(tenant, month, Direction.IN);
          Charges.Sum out = charges.sum(tenant, month, Direction.OUT);
          Seats.Sum days = seats.sum(tenant, month);
          MonthTotals totals =
              new MonthTotals(
                  in.billedSeconds(),
                  out.billedSeconds(),
                  in.calls(),
                  out.calls(),
                  Math.toIntExact(days.seats()),
                  Math.toIntExact(days.days()),
                  new Money(
                      Math.addExact(in.amountMinor(), out.amountMinor()), account.currency()));
          return totals.statement(
              tenant,
              yearMonth,
              account.planIn(yearMonth).seatPrice(),
              linesMax == 0 ? List.of() : charges.newest(tenant, month, linesMax));
        });
  }

  /// The statement computed anew from usage.
  MonthStatement recomputed(TenantId tenant, YearMonth yearMonth) {
    return transactions.call(
        tenant,
        () -> {
          Account account = accounts.get(tenant);
          BillingMonth month = new BillingMonth(yearMonth, account.zone());
          MonthSum sum = new MonthSum(month, account.currency());
          Tariffs tariffs = charges.tariffs(tenant);
          charges
              .legs(tenant, month)
              .flatMap(
                  leg ->
                      switch (tariffs.rate(leg)) {
                        case Rated(List<ChargeLine> lines) -> lines.stream();
                        case Unrated _ -> Stream.empty();
                      })
              .forEach(sum::add);
          for (SeatUsage seat : seats.list(tenant, yearMonth)) {
            sum.add(seat.agent(), seat.day());
          }
          return sum.totals()
              .statement(tenant, yearMonth, account.planIn(yearMonth).seatPrice(), sum.newest());
        });
  }

  /// A page of statements of the tenants that have ever used anything, by tenant id, without lines:
  /// those of so many tenants would not fit into one answer.
  Page<MonthStatement> page(YearMonth month, @Nullable Integer limit, @Nullable String cursor) {
    int size = limit == null ? PAGE : limit;
    if (size < 1 || size > PAGE_MAX || cursor != null && !CURSOR.matcher(cursor).matches()) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected a limit of 1 to %d and a cursor from an earlier page".formatted(PAGE_MAX));
    }
    String after = cursor == null ? "" : cursor;
    List<TenantId> found =
        transactions.callWithoutTenant(() -> accounts.listTenants(after, size + 1));
    boolean more = found.size() > size;
    List<TenantId> shown = more ? found.subList(0, size) : found;
    return new Page<>(
        shown.stream().map(tenant -> stored(tenant, month, 0)).toList(),
        more ? shown.getLast().value() : null);
  }
}
