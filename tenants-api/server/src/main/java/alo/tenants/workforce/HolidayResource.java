package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.identity.Permit;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.engine.calendar.PublicHolidays;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The days of public holidays over HTTP; computed, the same for every tenant.
@Path("/api/v1/holidays")
@RunOnVirtualThread
@RolesAllowed(Permit.CALENDARS_SEE)
public class HolidayResource {

  /// The days of a year, by day.
  @GET
  public CalendarView.Holidays of(@QueryParam("year") @Nullable Integer year) {
    if (year == null || year < CalendarCheck.YEAR_MIN || year > CalendarCheck.YEAR_MAX) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected a year from %d to %d, but it is %s"
              .formatted(CalendarCheck.YEAR_MIN, CalendarCheck.YEAR_MAX, year));
    }
    return new CalendarView.Holidays(year, PublicHolidays.in(year));
  }
}
