package alo.ui.workforce;

import alo.contract.id.CalendarId;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/// The secret address under which other programs read a calendar, and its renewal.
final class FeedField extends Div {
  private final TextField address = new TextField(getTranslation("calendar.feed"));
  private final Button renew = new Button();
  private boolean asked;

  FeedField(TenantsApi api, CalendarId calendar) {
    address.setReadOnly(true);
    address.setWidthFull();
    address.setHelperText(getTranslation("calendar.feed.how"));
    address.setId("feed");
    renew.addClickListener(_ -> ask(api, calendar));
    renew.setId("renew-feed");
    add(address, renew);
    show(api.calendarFeed(calendar).address());
  }

  /// Programs that read the address there is stop to, so a second click is asked for.
  private void ask(TenantsApi api, CalendarId calendar) {
    if (address.isEmpty() || asked) {
      show(api.renewCalendarFeed(calendar).address());
    } else {
      asked = true;
      renew.setText(getTranslation("calendar.feed.renew.sure"));
    }
  }

  private void show(@Nullable String shown) {
    asked = false;
    address.setValue(shown == null ? "" : shown);
    renew.setText(getTranslation(shown == null ? "calendar.feed.make" : "calendar.feed.renew"));
  }
}
