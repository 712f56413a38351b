package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.id.CalendarId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.value.Language;
import alo.tenants.platform.Database;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantWork;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The secret addresses under which calendars can be read by other programs.
@ApplicationScoped
public class CalendarFeeds {
  /// 160 random bits.
  private static final int SECRET_LENGTH = 32;

  private static final Pattern SECRET = Pattern.compile("[a-z0-9]{" + SECRET_LENGTH + "}");

  @Inject TenantWork work;
  @Inject Publications publications;
  @Inject Database database;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  /// Where browsers and programs find this program.
  @Inject
  @ConfigProperty(name = "alo.public.url", defaultValue = "http://127.0.0.1:8081")
  String publicAddress;

  /// The present address of a calendar, if one was asked for.
  public CalendarView.Feed get(TenantId tenant, CalendarId id) {
    return feed(tenant, Calendars.entity(id).feed);
  }

  /// Gives a calendar another address; the one before is no longer good.
  public CalendarView.Feed renew(TenantId tenant, CalendarId id) {
    // A change of the calendar at the same moment would write the old address back.
    publications.awaitTurn(tenant);
    CalendarEntity calendar = Calendars.entity(id);
    calendar.feed = ids.letters(SECRET_LENGTH);
    Panache.getEntityManager().flush();
    return feed(tenant, calendar.feed);
  }

  /// The file behind an address. What can be none is never asked of the database.
  String file(TenantId tenant, String secret) {
    if (!SECRET.matcher(secret).matches()) {
      throw noSuchAddress();
    }
    Language language = language(tenant).orElseThrow(CalendarFeeds::noSuchAddress);
    CalendarView calendar =
        work.in(
                tenant,
                () ->
                    CalendarEntity.<CalendarEntity>find("feed", secret)
                        .firstResultOptional()
                        .map(CalendarEntity::toContract))
            .orElseThrow(CalendarFeeds::noSuchAddress);
    return CalendarFeed.of(calendar, language, clock.instant());
  }

  private CalendarView.Feed feed(TenantId tenant, @Nullable String secret) {
    return new CalendarView.Feed(
        secret == null
            ? null
            : "%s/api/v1/calendar-feeds/%s/%s".formatted(publicAddress, tenant, secret));
  }

  private Optional<Language> language(TenantId tenant) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select language from control.tenant where id = ? and state = 'ACTIVE'",
                row -> Language.valueOf(row.getString(1)),
                tenant));
  }

  private static RejectedException noSuchAddress() {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no calendar at this address");
  }
}
