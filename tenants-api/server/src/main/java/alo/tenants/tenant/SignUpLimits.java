package alo.tenants.tenant;

import alo.tenants.platform.Sql;
import alo.tenants.platform.TooOftenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How often strangers may ask for a company in an hour: from one address of the internet, so that
/// nobody empties the inventory; to one mail address or domain, so that nobody mails others by us.
@ApplicationScoped
class SignUpLimits {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int NETWORK_BYTES = 8;

  @Inject SignUpSettings settings;
  @Inject InstantSource clock;

  /// Refuses one more, within the transaction that enters it. One at a time, so that many at once
  /// do not all see room for one.
  void refuseTooMany(Connection c, @Nullable String client, String email) throws SQLException {
    Sql.find(c, "select 1 from pg_advisory_xact_lock(hashtext('sign-up requests'))", _ -> true);
    refuse(c, "client", network(client), settings.perCallerHourMax(), "from your address");
    refuse(
        c,
        "lower(owner_email)",
        email.toLowerCase(Locale.ROOT),
        settings.perMailHourMax(),
        "with this mail address");
    String domain = DisposableDomains.domain(email);
    if (!settings.publicDomains().contains(domain)) {
      refuse(
          c, "domain", domain, settings.perDomainHourMax(), "with mail addresses of this domain");
    }
  }

  /// What counts as one caller: an IPv4 address, or the 64 bits of IPv6 that one subscriber has.
  /// Those of whom a proxy says no address are one together.
  static String network(@Nullable String address) {
    InetAddress whole;
    try {
      whole = InetAddress.ofLiteral(address == null ? "" : address);
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
    if (whole instanceof Inet4Address) {
      return whole.getHostAddress();
    }
    byte[] bits = whole.getAddress();
    return HexFormat.of().formatHex(bits, 0, NETWORK_BYTES) + "/64";
  }

  private void refuse(Connection c, String column, String value, int max, String how)
      throws SQLException {
    Instant now = clock.instant();
    List<Instant> newest =
        Sql.list(
            c,
            "select created_at from control.signup_request where "
                + column
                + " = ? and created_at > ? order by created_at desc limit ?",
            row -> Sql.moment(row, "created_at"),
            value,
            now.minus(WINDOW),
            max);
    if (newest.size() >= max) {
      throw new TooOftenException(
          "Too many sign-ups %s; at most %d in an hour".formatted(how, max),
          Duration.between(now, newest.getLast().plus(WINDOW)));
    }
  }
}
