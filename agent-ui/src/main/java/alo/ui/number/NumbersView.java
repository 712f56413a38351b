package alo.ui.number;

import alo.contract.flow.FlowView;
import alo.contract.id.FlowId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.number.NumberView;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Person;
import alo.ui.base.Screen;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tenant's numbers: what agents read when one rings, and the flow that its calls get.
@Route(value = "numbers", layout = Frame.class)
@RolesAllowed(Permit.NUMBERS_CHANGE)
public class NumbersView extends Screen {
  private static final int LABEL_LENGTH_MAX = 80;

  private final TenantsApi api;
  private final Map<FlowId, String> flows;
  private final Grid<NumberView> grid = new Grid<>();

  @Inject
  public NumbersView(TenantsApi api) {
    super("numbers.title");
    this.api = api;
    this.flows = api.flows().stream().collect(Collectors.toMap(FlowView::id, FlowView::name));
    grid.setId("numbers");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(n -> Format.phone(n.number().value()))
        .setHeader(getTranslation("number.number"))
        .setAutoWidth(true);
    grid.addColumn(n -> n.label() == null ? "" : n.label())
        .setHeader(getTranslation("number.label"));
    grid.addColumn(n -> flows.getOrDefault(n.flow(), n.flow().value()))
        .setHeader(getTranslation("number.flow"));
    grid.addComponentColumn(n -> new EditButton(Format.phone(n.number().value()), () -> edit(n)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0);
    grid.addItemClickListener(e -> edit(e.getItem()));
    grid.setEmptyStateText(getTranslation("numbers.empty"));
    Button order =
        new Button(getTranslation("numbers.order"), VaadinIcon.PLUS.create(), _ -> edit(null));
    order.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    order.setId("order-number");
    order.setVisible(Person.may(Permission.NUMBERS_ORDER));
    addActs(order);
    add(grid);
    load();
  }

  private void load() {
    grid.setItems(api.numbers());
  }

  /// Shows a number's form; without a number, the order of one more.
  private void edit(@Nullable NumberView number) {
    TextField label = new TextField(getTranslation("number.label"));
    label.setHelperText(getTranslation("number.label.how"));
    label.setMaxLength(LABEL_LENGTH_MAX);
    label.setValue(number == null || number.label() == null ? "" : number.label());
    label.setId("number-label");
    Select<FlowId> flow = new Select<>();
    flow.setLabel(getTranslation("number.flow"));
    flow.setId("number-flow");
    flow.setItems(List.copyOf(flows.keySet()));
    flow.setItemLabelGenerator(id -> flows.getOrDefault(id, id.value()));
    flow.setErrorMessage(getTranslation("problem.required"));
    flow.addValueChangeListener(_ -> flow.setInvalid(false));
    if (number != null) {
      flow.setValue(number.flow());
    } else if (flows.size() == 1) {
      flow.setValue(flows.keySet().iterator().next());
    }
    new EditDialog(
            number == null
                ? getTranslation("numbers.order")
                : Format.phone(number.number().value()),
            () -> {
              flow.setInvalid(flow.getValue() == null);
              return !flow.isInvalid();
            },
            () -> {
              api.saveNumber(
                  number == null ? null : number.number(),
                  new NumberView.Draft(
                      label.getValue().isBlank() ? null : label.getValue().strip(),
                      flow.getValue()));
              load();
            },
            label,
            flow)
        .open();
  }
}
