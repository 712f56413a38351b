package alo.ui.base;

import alo.contract.tenant.Me;
import alo.contract.value.Money;
import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times in the tenant's zone, numbers and money as the language writes them.
public final class Format {
  private static final ZoneId ZONE_DEFAULT = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String ABSENT = "–";

  /// Emergency, service and 1800/1900 numbers are dialled as they are, with no country before them.
  private static final int SHORT_NUMBER_DIGITS_MAX = 8;

  private final Locale locale;
  private final ZoneId zone;

  public Format(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
  }

  /// For the person at the screen.
  public static Format current() {
    String zone = Person.current().map(Me::zone).orElse(null);
    return new Format(UI.getCurrent().getLocale(), zone == null ? ZONE_DEFAULT : ZoneId.of(zone));
  }

  /// The tenant's zone.
  public ZoneId zone() {
    return zone;
  }

  /// Hours, minutes and seconds.
  public String time(@Nullable Instant at) {
    return at == null
        ? ABSENT
        : DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(at);
  }

  /// Hours and minutes.
  public String clock(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(at);
  }

  /// Day and time.
  public String moment(@Nullable Instant at) {
    return at == null
        ? ABSENT
        : DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", locale).withZone(zone).format(at);
  }

  /// Day and time where there is little room.
  public String minute(@Nullable Instant at) {
    return at == null
        ? ABSENT
        : DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", locale).withZone(zone).format(at);
  }

  /// A day.
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /// A day as the moments of lists have it.
  public String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("dd/MM/yyyy", locale).format(day);
  }

  /// A day with its name in the week.
  public String dayOfWeek(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE dd/MM", locale).format(day);
  }

  /// `m:ss`, with hours when there are any.
  public String duration(long seconds) {
    long s = Math.max(0, seconds);
    return s < 3600
        ? "%d:%02d".formatted(s / 60, s % 60)
        : "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
  }

  /// A whole number with the language's separators.
  public String count(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /// An amount with its currency.
  public String money(Money money) {
    Currency currency = Currency.getInstance(money.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(java.math.BigDecimal.valueOf(money.minor(), digits));
  }

  /// A number as a charge has it, without a plus; short ones (113, 1800...) never had one.
  public static String charged(String number) {
    String bare = number.replaceFirst("^\\+", "");
    boolean whole = bare.startsWith("0") || bare.length() <= SHORT_NUMBER_DIGITS_MAX;
    return phone(whole ? bare : "+" + bare);
  }

  /// A telephone number as it is read in Vietnam, others as they are: `+84283822123` becomes
  /// `028 3822 123`.
  public static String phone(@Nullable String number) {
    if (number == null) {
      return ABSENT;
    }
    if (!number.matches("\\+84\\d{8,10}")) {
      return number;
    }
    String national = "0" + number.substring(3);
    int head = national.matches("02[48].*") ? 3 : 4;
    String tail = national.substring(head);
    int cut = tail.length() > 6 ? 4 : 3;
    return national.substring(0, head) + " " + tail.substring(0, cut) + " " + tail.substring(cut);
  }
}
