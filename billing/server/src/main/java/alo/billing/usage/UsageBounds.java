package alo.billing.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.SeatUsage;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.rating.charge.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a report of usage must look like. JSON leaves out what it likes, so every field is asked
/// for here, once; a list with one bad item is refused whole, with the place of each mistake.
final class UsageBounds {
  /// Items in one list.
  static final int ITEMS_MAX = 500;

  /// Nothing older is believed; it also keeps moments within what the database can hold.
  static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  /// Clocks of edges may be ahead by so much.
  static final Duration AHEAD_MAX = Duration.ofDays(1);

  private static final Pattern LEG = Pattern.compile("[A-Za-z0-9_.:@-]{1,80}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,20}");

  private UsageBounds() {}

  /// A mistake in one field, or none.
  private record Mistake(String field, String detail) {}

  static List<LegUsage> checkedLegs(@Nullable List<LegUsage> legs, Instant now) {
    return checked(legs, leg -> mistakeIn(leg, now));
  }

  static List<SeatUsage> checkedSeats(@Nullable List<SeatUsage> seats, Instant now) {
    return checked(seats, seat -> mistakeIn(seat, now));
  }

  private static <T> List<T> checked(
      @Nullable List<T> items, Function<T, @Nullable Mistake> mistake) {
    if (items == null) {
      throw new RejectedException(ProblemCode.INVALID_REQUEST, "Expected a list, but it is empty");
    }
    if (items.size() > ITEMS_MAX) {
      throw new RejectedException(
          ProblemCode.TOO_LARGE,
          "Expected at most %d items, but there are %d".formatted(ITEMS_MAX, items.size()));
    }
    List<Problem.At> errors = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      Mistake found =
          Objects.isNull(item) ? new Mistake("", "Expected an item") : mistake.apply(item);
      if (found != null) {
        errors.add(new Problem.At("/" + i + "/" + found.field(), "not-valid", found.detail()));
      }
    }
    if (!errors.isEmpty()) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Expected every item to be valid, but %d are not".formatted(errors.size()),
              errors));
    }
    return items;
  }

  private static @Nullable Mistake mistakeIn(LegUsage leg, Instant now) {
    if (Objects.isNull(leg.tenant())) {
      return new Mistake("tenant", "Expected a tenant");
    }
    if (Objects.isNull(leg.call())) {
      return new Mistake("call", "Expected a call");
    }
    if (Objects.isNull(leg.leg()) || !LEG.matcher(leg.leg()).matches()) {
      return new Mistake("leg", "Expected a channel id of 1 to 80 characters");
    }
    if (Objects.isNull(leg.direction())) {
      return new Mistake("direction", "Expected IN or OUT");
    }
    if (Objects.isNull(leg.number()) || !NUMBER.matcher(leg.number()).matches()) {
      return new Mistake("number", "Expected up to 20 digits with an optional plus");
    }
    if (Objects.isNull(leg.answeredAt()) || leg.answeredAt().isBefore(EARLIEST)) {
      return new Mistake("answeredAt", "Expected a moment from %s on".formatted(EARLIEST));
    }
    if (Objects.isNull(leg.endedAt()) || leg.endedAt().isAfter(now.plus(AHEAD_MAX))) {
      return new Mistake("endedAt", "Expected a moment that has been");
    }
    Duration length = Duration.between(leg.answeredAt(), leg.endedAt());
    if (length.isNegative() || length.getSeconds() >= Tariff.LEG_SECONDS_MAX) {
      return new Mistake(
          "endedAt",
          "Expected at most %d s after the answer, but it is %s"
              .formatted(Tariff.LEG_SECONDS_MAX, length));
    }
    return null;
  }

  private static @Nullable Mistake mistakeIn(SeatUsage seat, Instant now) {
    if (Objects.isNull(seat.tenant())) {
      return new Mistake("tenant", "Expected a tenant");
    }
    if (Objects.isNull(seat.agent())) {
      return new Mistake("agent", "Expected an agent");
    }
    LocalDate latest = LocalDate.ofInstant(now.plus(AHEAD_MAX), ZoneOffset.UTC);
    LocalDate earliest = LocalDate.ofInstant(EARLIEST, ZoneOffset.UTC);
    if (Objects.isNull(seat.day()) || seat.day().isBefore(earliest) || seat.day().isAfter(latest)) {
      return new Mistake("day", "Expected a day that has begun, from %s on".formatted(earliest));
    }
    return null;
  }
}
