package alo.ui.customer;

import alo.contract.customer.CustomerView;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.value.E164;
import alo.ui.base.Dial;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Frame;
import alo.ui.base.Numbers;
import alo.ui.base.Person;
import alo.ui.base.Place;
import alo.ui.base.Screen;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tenant's customers: found by a part of name or number, read, changed, called.
@Route(value = Place.CUSTOMERS, layout = Frame.class)
@RolesAllowed(Permit.CUSTOMERS_SEE)
public class CustomersView extends Screen {
  private static final int NAME_LENGTH_MAX = 120;
  private static final int NOTES_LENGTH_MAX = 4_000;
  private static final int PHONES_MAX = 10;
  private static final int SEARCH_AFTER_MILLIS = 300;

  private final TenantsApi api;
  private final Grid<CustomerView> grid = new Grid<>();
  private final TextField search = new TextField();

  @Inject
  public CustomersView(TenantsApi api) {
    super("customers.title");
    this.api = api;
    search.setPlaceholder(getTranslation("customers.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(SEARCH_AFTER_MILLIS);
    search.setWidth("18rem");
    search.setId("search");
    search.addValueChangeListener(_ -> load());
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    add.setVisible(mayChange());
    addActs(search, add);
    columns();
    add(grid);
    load();
  }

  private void columns() {
    grid.setId("customers");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    // Long names and many numbers make a line higher, never wider than the window.
    grid.addComponentColumn(CustomersView::name)
        .setHeader(getTranslation("customer.name"))
        .setSortable(true)
        .setComparator(CustomerView::name)
        .setWidth("12em")
        .setFlexGrow(3);
    grid.addComponentColumn(CustomersView::phones)
        .setHeader(getTranslation("customer.phones"))
        .setWidth("11em")
        .setFlexGrow(1);
    grid.addComponentColumn(CustomersView::notes)
        .setHeader(getTranslation("customer.notes"))
        .setWidth("10em")
        .setFlexGrow(4);
    if (mayChange()) {
      grid.addItemDoubleClickListener(e -> open(e.getItem()));
      grid.addComponentColumn(c -> new EditButton(c.name(), () -> open(c)))
          .setHeader(getTranslation("act.edit"))
          .setFrozenToEnd(true)
          .setWidth("5em")
          .setFlexGrow(0);
    }
    grid.setEmptyStateText(getTranslation("customers.empty"));
  }

  private static boolean mayChange() {
    return Person.may(Permission.CUSTOMERS_CHANGE);
  }

  private static Component name(CustomerView customer) {
    Span honorific = new Span(customer.honorific() == null ? "" : customer.honorific());
    honorific.addClassName("honorific");
    Div name = new Div(honorific, new Span(customer.name()));
    name.addClassName("folds");
    return name;
  }

  private static Component notes(CustomerView customer) {
    String text = customer.notes() == null ? "" : customer.notes();
    Div notes = new Div(text);
    notes.addClassNames("folds", "two-lines");
    notes.setTitle(text);
    return notes;
  }

  private static Component phones(CustomerView customer) {
    Div phones = new Div();
    phones.addClassName("folds");
    customer.phones().forEach(p -> phones.add(new Dial(p.value())));
    return phones;
  }

  private void load() {
    grid.setItems(api.customers(search.getValue()));
  }

  /// Asks for the customer again: a form that is opened is a look at a person, which the list is
  /// not, and it shows what others changed since.
  private void open(CustomerView listed) {
    edit(api.customer(listed.id()));
  }

  private void edit(@Nullable CustomerView customer) {
    TextField honorific = new TextField(getTranslation("customer.honorific"));
    honorific.setMaxLength(NAME_LENGTH_MAX);
    TextField name = new TextField(getTranslation("customer.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setRequiredIndicatorVisible(true);
    name.setId("customer-name-field");
    TextArea phones = new TextArea(getTranslation("customer.phones"));
    phones.setHelperText(getTranslation("customer.phones.how"));
    phones.setId("customer-phones-field");
    TextArea notes = new TextArea(getTranslation("customer.notes"));
    notes.setMaxLength(NOTES_LENGTH_MAX);
    if (customer != null) {
      honorific.setValue(customer.honorific() == null ? "" : customer.honorific());
      name.setValue(customer.name());
      phones.setValue(
          customer.phones().stream().map(E164::value).collect(Collectors.joining("\n")));
      notes.setValue(customer.notes() == null ? "" : customer.notes());
    }
    EditDialog dialog =
        new EditDialog(
            getTranslation(customer == null ? "customers.new" : "customers.change"),
            () -> valid(name, phones),
            () -> {
              api.saveCustomer(
                  customer == null ? null : customer.id(),
                  new CustomerView.Draft(
                      name.getValue().strip(),
                      blankToNull(honorific.getValue()),
                      numbers(phones.getValue()).orElse(List.of()),
                      blankToNull(notes.getValue())));
              load();
            },
            honorific,
            name,
            phones,
            notes);
    if (customer != null && Person.may(Permission.CUSTOMERS_DELETE)) {
      dialog.withRemoval(
          () -> {
            api.removeCustomer(customer.id());
            load();
          });
    }
    dialog.open();
  }

  private boolean valid(TextField name, TextArea phones) {
    name.setInvalid(name.getValue().isBlank());
    name.setErrorMessage(getTranslation("problem.required"));
    phones.setInvalid(numbers(phones.getValue()).isEmpty());
    phones.setErrorMessage(getTranslation("problem.not-a-number"));
    return !name.isInvalid() && !phones.isInvalid();
  }

  /// One number a line; empty when one is none, or when there are too many.
  private static Optional<List<E164>> numbers(String typed) {
    List<E164> numbers = new ArrayList<>();
    for (String line : typed.split("[\\n,;]", -1)) {
      if (!line.isBlank()) {
        Optional<E164> number = Numbers.find(line);
        if (number.isEmpty()) {
          return Optional.empty();
        }
        numbers.add(number.get());
      }
    }
    return numbers.size() > PHONES_MAX ? Optional.empty() : Optional.of(numbers);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
