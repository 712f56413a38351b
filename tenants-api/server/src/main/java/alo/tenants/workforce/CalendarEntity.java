package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.id.CalendarId;
import alo.wire.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "calendar")
class CalendarEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  /// The calendar as JSON; only its name is ever asked for.
  @Column String body;

  /// The secret end of its feed's address; null until somebody asks for one.
  @Column @Nullable String feed;

  void take(CalendarView.Draft draft) {
    name = draft.name();
    body =
        Json.write(
            new CalendarView(
                new CalendarId(id),
                draft.name(),
                draft.zone(),
                draft.periods(),
                draft.holidays(),
                draft.daysOff(),
                draft.makeUpDays()));
  }

  CalendarView toContract() {
    return Json.read(body, CalendarView.class);
  }
}
