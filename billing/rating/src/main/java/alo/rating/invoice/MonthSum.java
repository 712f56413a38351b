package alo.rating.invoice;

import alo.contract.billing.ChargeLine;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// Adds a month up, line by line and seat day by seat day. What lies outside the month is left out,
/// so that it may be fed with every line of a leg over its border.
public final class MonthSum {
  private static final Comparator<ChargeLine> OLDEST_FIRST =
      Comparator.comparing(ChargeLine::from).thenComparing(ChargeLine::leg);

  private final Instant from;
  private final Instant to;
  private final YearMonth month;
  private final Set<InteractionId> callsIn = new HashSet<>();
  private final Set<InteractionId> callsOut = new HashSet<>();
  private final Set<AgentId> seats = new HashSet<>();
  private final Set<SeatDay> seatDays = new HashSet<>();
  private final PriorityQueue<ChargeLine> newest = new PriorityQueue<>(OLDEST_FIRST);
  private long billedSecondsIn;
  private long billedSecondsOut;
  private Money charges;

  private record SeatDay(AgentId agent, LocalDate day) {}

  /// @param currency in which every line must be
  public MonthSum(BillingMonth month, String currency) {
    this.from = month.from();
    this.to = month.to();
    this.month = month.month();
    this.charges = new Money(0, currency);
  }

  /// Adds a line if its period began in the month. Overflow is an error (`ArithmeticException`).
  public void add(ChargeLine line) {
    if (line.from().isBefore(from) || !line.from().isBefore(to)) {
      return;
    }
    charges = charges.plus(line.amount());
    switch (line.direction()) {
      case IN -> {
        billedSecondsIn = Math.addExact(billedSecondsIn, (long) line.billedSeconds());
        callsIn.add(line.call());
      }
      case OUT -> {
        billedSecondsOut = Math.addExact(billedSecondsOut, (long) line.billedSeconds());
        callsOut.add(line.call());
      }
    }
    newest.add(line);
    if (newest.size() > MonthTotals.LINES_MAX) {
      newest.remove();
    }
  }

  /// Counts a person's day once, if it lies in the month.
  public void add(AgentId agent, LocalDate day) {
    if (YearMonth.from(day).equals(month)) {
      seats.add(agent);
      seatDays.add(new SeatDay(agent, day));
    }
  }

  /// The sums so far.
  public MonthTotals totals() {
    return new MonthTotals(
        billedSecondsIn,
        billedSecondsOut,
        callsIn.size(),
        callsOut.size(),
        seats.size(),
        seatDays.size(),
        charges);
  }

  /// The lines for a statement, newest first.
  public List<ChargeLine> newest() {
    return newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }
}
