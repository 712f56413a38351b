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
import alo.ui.client.NumbersApi;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tenant's numbers: what agents read when one rings, and the flow that its calls get.
@Route(value = "numbers", layout = Frame.class)
@RolesAllowed(Permit.NUMBERS_CHANGE)
public class NumbersView extends Screen {
  private static final int LABEL_LENGTH_MAX = 80;

  private final NumbersApi api;
  private final Map<FlowId, String> flows;
  private final Grid<NumberView> grid = new Grid<>();

  @Inject
  public NumbersView(NumbersApi api, TenantsApi tenants) {
    super("numbers.title");
    this.api = api;
    this.flows = tenants.flows().stream().collect(Collectors.toMap(FlowView::id, FlowView::name));
    grid.setId("numbers");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(n -> Format.phone(n.number().value()))
        .setHeader(getTranslation("number.number"))
        .setAutoWidth(true);
    grid.addColumn(n -> n.label() == null ? "" : n.label())
        .setHeader(getTranslation("number.label"));
    grid.addColumn(n -> getTranslation("number-kind." + n.kind()))
        .setHeader(getTranslation("number.kind"));
    grid.addColumn(NumberView::region).setHeader(getTranslation("number.region"));
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
        new Button(getTranslation("numbers.order"), VaadinIcon.PLUS.create(), _ -> order());
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

  private void edit(NumberView number) {
    Form form = new Form(number);
    EditDialog dialog =
        new EditDialog(
            Format.phone(number.number().value()),
            form::valid,
            () -> {
              api.save(number.number(), form.draft());
              load();
            },
            form.label,
            form.flow,
            form.facts);
    if (Person.may(Permission.NUMBERS_ORDER)) {
      dialog.withRemoval(
          getTranslation("number.release"),
          getTranslation("number.release.sure"),
          () -> {
            api.release(number.number());
            load();
          });
    }
    dialog.open();
  }

  private void order() {
    Form form = new Form(null);
    ComboBox<NumberView.Free> wanted = new ComboBox<>(getTranslation("number.wanted"));
    wanted.setId("number-wanted");
    wanted.setPlaceholder(getTranslation("number.wanted.any"));
    wanted.setHelperText(getTranslation("number.wanted.how"));
    wanted.setItemLabelGenerator(this::offer);
    wanted.setItems(
        query -> {
          // Vaadin asks by offset; the list is short enough to be narrowed by digits instead.
          String digits = query.getFilter().orElse("").replaceAll("[^0-9]", "");
          return query.getOffset() > 0
              ? Stream.empty()
              : api.freeNumbers(digits.replaceFirst("^0", "")).stream().limit(query.getLimit());
        });
    new EditDialog(
            getTranslation("numbers.order"),
            form::valid,
            () -> {
              NumberView.Free chosen = wanted.getValue();
              NumberView.Draft draft = form.draft();
              api.order(
                  new NumberView.Order(
                      chosen == null ? null : chosen.number(),
                      draft.label(),
                      draft.flow(),
                      draft.facts()));
              load();
            },
            wanted,
            price(),
            form.label,
            form.flow,
            form.facts)
        .that(getTranslation("number.order.do"))
        .open();
  }

  /// What is billed is seats and minutes; a number adds nothing by itself.
  private Paragraph price() {
    Paragraph price = new Paragraph(getTranslation("number.price"));
    price.setId("number-price");
    price.addClassName("quiet");
    return price;
  }

  private String offer(NumberView.Free free) {
    String kind = getTranslation("number-kind." + free.kind());
    return Stream.of(
            Format.phone(free.number().value()),
            free.region(),
            kind,
            free.yours() ? getTranslation("number.yours") : null)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  /// The fields of a number, whether it is changed or ordered.
  private final class Form {
    private final TextField label = new TextField(getTranslation("number.label"));
    private final Select<FlowId> flow = new Select<>();
    private final TextArea facts = new TextArea(getTranslation("number.facts"));

    Form(@Nullable NumberView number) {
      label.setHelperText(getTranslation("number.label.how"));
      label.setMaxLength(LABEL_LENGTH_MAX);
      label.setValue(number == null || number.label() == null ? "" : number.label());
      label.setId("number-label");
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
      facts.setId("number-facts");
      facts.setHelperText(getTranslation("number.facts.how"));
      facts.setErrorMessage(getTranslation("number.facts.bad"));
      facts.setValue(number == null ? "" : FactLines.of(number.facts()));
    }

    boolean valid() {
      flow.setInvalid(flow.getValue() == null);
      facts.setInvalid(FactLines.read(facts.getValue()).isEmpty());
      return !flow.isInvalid() && !facts.isInvalid();
    }

    NumberView.Draft draft() {
      return new NumberView.Draft(
          label.getValue().isBlank() ? null : label.getValue().strip(),
          flow.getValue(),
          List.copyOf(FactLines.read(facts.getValue()).orElseThrow()));
    }
  }
}
