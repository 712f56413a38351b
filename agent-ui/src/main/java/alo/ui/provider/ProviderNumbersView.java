package alo.ui.provider;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.number.NumberKind;
import alo.contract.number.StockView;
import alo.contract.tenant.TenantView;
import alo.contract.value.E164;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Numbers;
import alo.ui.base.Roles;
import alo.ui.base.Screen;
import alo.ui.client.ProviderApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The provider's stock of numbers: whose each is, and which rest.
@Route(value = "provider/numbers", layout = Frame.class)
@RolesAllowed(Roles.PROVIDER)
public class ProviderNumbersView extends Screen {
  private static final int TEXT_LENGTH_MAX = 60;

  /// Windows that have room for all columns.
  private static final int WIDE = 1_200;

  private final ProviderApi api;
  private final Format format = Format.current();
  private final Grid<StockView> grid = new Grid<>();
  private final Select<StockView.State> state = new Select<>();
  private Map<TenantId, String> companies = Map.of();

  @Inject
  public ProviderNumbersView(ProviderApi api) {
    super("provider.numbers.title");
    this.api = api;
    state.setId("stock-state");
    state.setAriaLabel(getTranslation("call.state"));
    state.setItems(StockView.State.values());
    state.setEmptySelectionAllowed(true);
    state.setEmptySelectionCaption(getTranslation("provider.numbers.all"));
    state.setItemLabelGenerator(
        s -> getTranslation(s == null ? "provider.numbers.all" : "stock-state." + s));
    state.addValueChangeListener(_ -> load());
    Button stock =
        new Button(getTranslation("provider.stock"), VaadinIcon.PLUS.create(), _ -> stock());
    stock.setId("stock");
    stock.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    addActs(state, stock);
    grid.setId("stock-numbers");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(n -> Format.phone(n.number().value()))
        .setHeader(getTranslation("number.number"))
        .setAutoWidth(true);
    grid.addColumn(n -> getTranslation("number-kind." + n.kind()))
        .setHeader(getTranslation("number.kind"));
    grid.addColumn(StockView::region).setHeader(getTranslation("number.region"));
    Grid.Column<StockView> carrier =
        grid.addColumn(StockView::carrier).setHeader(getTranslation("number.carrier"));
    Grid.Column<StockView> edge =
        grid.addColumn(n -> n.edge().value()).setHeader(getTranslation("provider.edge"));
    Narrow.hide(grid, WIDE, carrier, edge);
    grid.addComponentColumn(this::badge).setHeader(getTranslation("call.state"));
    grid.addColumn(this::whose).setHeader(getTranslation("number.whose")).setAutoWidth(true);
    grid.addComponentColumn(n -> new EditButton(Format.phone(n.number().value()), () -> edit(n)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0);
    grid.addItemDoubleClickListener(e -> edit(e.getItem()));
    grid.setEmptyStateText(getTranslation("provider.numbers.empty"));
    add(grid);
    load();
  }

  private void load() {
    companies = api.tenants().stream().collect(Collectors.toMap(TenantView::id, TenantView::name));
    grid.setItems(api.numbers(state.getValue()));
  }

  private Component badge(StockView number) {
    Span badge = new Span(getTranslation("stock-state." + number.state()));
    badge.addClassNames(
        "badge",
        switch (number.state()) {
          case FREE -> "READY";
          case OWNED -> "ACTIVE";
          case RESTING -> "NOT_READY";
        });
    return badge;
  }

  private String whose(StockView number) {
    if (number.tenant() != null) {
      return companies.getOrDefault(number.tenant(), number.tenant().value());
    }
    return number.restsUntil() == null
        ? ""
        : getTranslation("number.rests-until", format.moment(number.restsUntil()));
  }

  private void stock() {
    TextArea numbers = new TextArea(getTranslation("numbers.title"));
    numbers.setId("stock-list");
    numbers.setHelperText(getTranslation("customer.phones.how"));
    Select<EdgeId> edge = new Select<>();
    edge.setLabel(getTranslation("provider.edge"));
    edge.setId("stock-edge");
    edge.setItems(api.edges().stream().map(TenantView.EdgeView::id).toList());
    What what = new What(NumberKind.GEOGRAPHIC, null, null);
    new EditDialog(
            getTranslation("provider.stock"),
            () -> {
              List<Optional<E164>> typed = typed(numbers.getValue());
              numbers.setErrorMessage(getTranslation("problem.not-a-number"));
              numbers.setInvalid(typed.isEmpty() || typed.stream().anyMatch(Optional::isEmpty));
              edge.setErrorMessage(getTranslation("problem.required"));
              edge.setInvalid(edge.isEmpty());
              return !numbers.isInvalid() && !edge.isInvalid();
            },
            () -> {
              api.addStock(
                  new ProviderApi.Stock(
                      typed(numbers.getValue()).stream().flatMap(Optional::stream).toList(),
                      edge.getValue(),
                      what.kind.getValue(),
                      value(what.carrier),
                      value(what.region)));
              load();
            },
            numbers,
            edge,
            what.kind,
            what.region,
            what.carrier)
        .open();
  }

  private void edit(StockView number) {
    What what = new What(number.kind(), number.region(), number.carrier());
    new EditDialog(
            Format.phone(number.number().value()),
            () -> true,
            () -> {
              api.changeStock(
                  number.number(),
                  new StockView.Draft(
                      what.kind.getValue(), value(what.carrier), value(what.region)));
              load();
            },
            what.kind,
            what.region,
            what.carrier)
        .open();
  }

  /// The fields of what a number is, whether it is taken into stock or said anew.
  private final class What {
    private final Select<NumberKind> kind = new Select<>();
    private final TextField region = line("number.region", "stock-region");
    private final TextField carrier = line("number.carrier", "stock-carrier");

    What(NumberKind is, @Nullable String where, @Nullable String by) {
      kind.setLabel(getTranslation("number.kind"));
      kind.setId("stock-kind");
      kind.setItems(NumberKind.values());
      kind.setItemLabelGenerator(k -> getTranslation("number-kind." + k));
      kind.setValue(is);
      region.setValue(where == null ? "" : where);
      carrier.setValue(by == null ? "" : by);
    }
  }

  private TextField line(String label, String id) {
    TextField field = new TextField(getTranslation(label));
    field.setId(id);
    field.setMaxLength(TEXT_LENGTH_MAX);
    return field;
  }

  private static @Nullable String value(TextField field) {
    return field.getValue().isBlank() ? null : field.getValue().strip();
  }

  private static List<Optional<E164>> typed(String text) {
    return Stream.of(text.split("[\\n,;]", -1))
        .filter(line -> !line.isBlank())
        .map(Numbers::find)
        .toList();
  }
}
