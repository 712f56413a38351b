package alo.ui.desktop;

import alo.contract.agent.Desk;
import alo.contract.customer.CustomerView;
import alo.contract.id.CustomerId;
import alo.contract.id.InteractionId;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.contract.interaction.CallRecord;
import alo.contract.value.E164;
import alo.ui.base.Calls;
import alo.ui.base.Dial;
import alo.ui.base.Format;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import alo.ui.client.TenantsApi.CallFilter;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is on the line: name and honorific, numbers, notes, the last calls. An unknown number can be
/// made a customer on the spot.
final class CustomerCard extends Div {
  private static final int NOTES_LENGTH_MAX = 4_000;
  private static final int NAME_LENGTH_MAX = 120;
  private static final int CALLS_SHOWN = 5;
  private static final int SAVE_AFTER_MILLIS = 700;

  private final TenantsApi api;
  private @Nullable E164 shown;
  private @Nullable Grid<CallRecord> calls;

  CustomerCard(TenantsApi api) {
    this.api = api;
    setId("customer-card");
    addClassName("card");
    nobody();
  }

  private void nobody() {
    Paragraph none = new Paragraph(getTranslation("desk.customer.none"));
    none.addClassName("quiet");
    add(new H2(getTranslation("desk.customer")), none);
  }

  /// Shows the person behind a call, looked up by his number.
  void show(Desk.Call call) {
    removeAll();
    shown = null;
    calls = null;
    Optional<E164> number = number(call.theirs());
    if (number.isEmpty()) {
      add(
          new H2(getTranslation(call.theirs() == null ? "call.withheld" : "desk.unknown")),
          new Paragraph(Format.phone(call.theirs())));
      return;
    }
    try {
      Optional<CustomerView> customer = api.findCustomer(number.get());
      customer.ifPresentOrElse(this::known, () -> unknown(number.get()));
      lastCalls(number.get(), call.id());
    } catch (Refused e) {
      // The telephone works on; only the card has to wait.
      add(new H2(Format.phone(call.theirs())), new Paragraph(Says.text(this, e)));
    }
  }

  private void known(CustomerView customer) {
    Span honorific = new Span(customer.honorific() == null ? "" : customer.honorific());
    honorific.addClassName("honorific");
    Span name = new Span(customer.name());
    name.setId("customer-name");
    H2 heading = new H2(honorific, name);
    heading.addClassName("customer-name");
    Div phones = new Div();
    phones.addClassName("phones");
    customer.phones().forEach(p -> phones.add(new Dial(p.value())));
    TextArea notes = new TextArea(getTranslation("customer.notes"));
    notes.setMaxLength(NOTES_LENGTH_MAX);
    notes.setValue(customer.notes() == null ? "" : customer.notes());
    notes.setWidthFull();
    notes.setId("customer-notes");
    notes.setReadOnly(!Person.may(Permission.CUSTOMERS_CHANGE));
    // Written while talking: kept without a click, since the next call takes this card away.
    notes.setValueChangeMode(ValueChangeMode.LAZY);
    notes.setValueChangeTimeout(SAVE_AFTER_MILLIS);
    Span kept = new Span();
    kept.addClassName("quiet");
    kept.setId("notes-kept");
    kept.getElement().setAttribute("role", "status");
    String[] before = {notes.getValue()};
    notes.addValueChangeListener(
        e -> {
          if (!e.getValue().equals(before[0])) {
            before[0] = keep(customer.id(), before[0], e.getValue(), kept);
            notes.setValue(before[0]);
          }
        });
    add(heading, phones, notes, kept);
  }

  /// Only the notes are changed: name and numbers stay as somebody may have made them meanwhile.
  ///
  /// @return the notes as they are now, with what another wrote at the same time
  private String keep(CustomerId id, String before, String written, Span kept) {
    try {
      CustomerView now = api.customer(id);
      String notes = Notes.joined(before, written, now.notes() == null ? "" : now.notes());
      api.saveCustomer(
          id, new CustomerView.Draft(now.name(), now.honorific(), now.phones(), notes));
      kept.setText(getTranslation(notes.equals(written) ? "act.saved" : "desk.notes.joined"));
      return notes;
    } catch (Refused e) {
      kept.setText("");
      throw e;
    }
  }

  private void unknown(E164 number) {
    Span title = new Span(getTranslation("desk.unknown"));
    H2 heading = new H2(title);
    TextField honorific = new TextField(getTranslation("customer.honorific"));
    honorific.setMaxLength(NAME_LENGTH_MAX);
    honorific.setWidth("7em");
    TextField name = new TextField(getTranslation("customer.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setId("new-customer-name");
    name.setRequiredIndicatorVisible(true);
    name.addValueChangeListener(_ -> name.setInvalid(false));
    Button save = new Button(getTranslation("desk.unknown.save"));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(
        _ -> {
          if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("problem.required"));
            name.setInvalid(true);
            return;
          }
          CustomerView made =
              api.saveCustomer(
                  null,
                  new CustomerView.Draft(
                      name.getValue().strip(),
                      honorific.getValue().isBlank() ? null : honorific.getValue().strip(),
                      List.of(number),
                      null));
          removeAll();
          known(made);
          Says.done(getTranslation("act.saved"));
        });
    Div row = new Div(honorific, name, save);
    row.addClassName("row");
    row.setVisible(Person.may(Permission.CUSTOMERS_CHANGE));
    add(heading, new Dial(number.value()), row);
  }

  /// Nobody is on the line any more, but the notes may not be written yet: the card stays and says
  /// of whom it is.
  void isOfBefore() {
    if (shown != null) {
      Paragraph before = new Paragraph(getTranslation("desk.customer.before"));
      before.addClassName("quiet");
      addComponentAsFirst(before);
    }
  }

  /// The call is over: it is one of the last ones now.
  void callOver() {
    if (shown != null && calls != null) {
      calls.setItems(calls(shown, null));
    }
  }

  private List<CallRecord> calls(E164 number, @Nullable InteractionId without) {
    return api
        .interactions(new CallFilter(null, null, null, null, number), CALLS_SHOWN + 1, null)
        .items()
        .stream()
        .filter(call -> !call.id().equals(without))
        .limit(CALLS_SHOWN)
        .toList();
  }

  /// The calls before this one, which has a card of its own.
  private void lastCalls(E164 number, InteractionId now) {
    Grid<CallRecord> grid = Calls.lastGrid(Format.current());
    grid.setId("last-calls");
    // Others may have talked with him, which somebody who does not see their calls is not told.
    Whose whose = Person.whose(Sight.CALLS);
    grid.setEmptyStateText(
        getTranslation(
            switch (whose) {
              case EVERYBODY -> "desk.customer.no-calls";
              case DEPARTMENT -> "desk.customer.no-department-calls";
              case OWN -> "desk.customer.no-own-calls";
            }));
    grid.setItems(calls(number, now));
    shown = number;
    calls = grid;
    String title =
        switch (whose) {
          case EVERYBODY -> "desk.customer.calls";
          case DEPARTMENT -> "desk.customer.department-calls";
          case OWN -> "desk.customer.own-calls";
        };
    add(new H3(getTranslation(title)), grid);
  }

  private static Optional<E164> number(@Nullable String theirs) {
    try {
      return theirs == null ? Optional.empty() : Optional.of(new E164(theirs));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
