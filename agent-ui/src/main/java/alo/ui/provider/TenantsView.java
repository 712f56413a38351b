package alo.ui.provider;

import alo.contract.id.EdgeId;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.contract.value.E164;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Numbers;
import alo.ui.base.Roles;
import alo.ui.base.Screen;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The provider's tenants and edges; numbers are taken into stock here.
@Route(value = "provider/tenants", layout = Frame.class)
@RolesAllowed(Roles.PROVIDER)
public class TenantsView extends Screen {
  private final TenantsApi api;
  private final Format format = Format.current();
  private final Grid<TenantView> tenants = new Grid<>();
  private final Grid<TenantView.EdgeView> edges = new Grid<>();

  @Inject
  public TenantsView(TenantsApi api) {
    super("provider.tenants.title");
    this.api = api;
    Button stock =
        new Button(getTranslation("provider.stock"), VaadinIcon.PLUS.create(), _ -> stock());
    stock.setId("stock");
    stock.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    addActs(stock);
    tenants.setId("tenants");
    tenants.addThemeVariants(GridVariant.LUMO_COMPACT);
    tenants.addClassName("grid-fill");
    tenants.addColumn(TenantView::name).setHeader(getTranslation("provider.company"));
    tenants.addColumn(t -> t.id().value()).setHeader(getTranslation("provider.tenant"));
    tenants.addComponentColumn(this::state).setHeader(getTranslation("call.state"));
    tenants.addColumn(t -> t.homeEdge().value()).setHeader(getTranslation("provider.edge"));
    tenants
        .addColumn(t -> format.moment(t.createdAt()))
        .setHeader(getTranslation("provider.created"))
        .setAutoWidth(true);
    tenants
        .addComponentColumn(this::suspension)
        .setHeader(getTranslation("act.edit"))
        .setAutoWidth(true);
    tenants.setEmptyStateText(getTranslation("provider.tenants.empty"));
    edges.setId("edges");
    edges.addThemeVariants(GridVariant.LUMO_COMPACT);
    edges.setAllRowsVisible(true);
    edges.addColumn(e -> e.id().value()).setHeader(getTranslation("provider.edge"));
    edges.addComponentColumn(this::link).setHeader(getTranslation("provider.link"));
    edges.addColumn(TenantView.EdgeView::epoch).setHeader(getTranslation("provider.epoch"));
    edges
        .addColumn(e -> format.count(e.acknowledged()))
        .setHeader(getTranslation("provider.acknowledged"));
    edges.setEmptyStateText(getTranslation("provider.edges.empty"));
    add(tenants, new H2(getTranslation("provider.edges")), edges);
    load();
  }

  private void load() {
    tenants.setItems(api.tenants());
    edges.setItems(api.edges());
  }

  private Component state(TenantView tenant) {
    Span badge = new Span(getTranslation("tenant-state." + tenant.state()));
    badge.addClassNames("badge", tenant.state().name());
    return badge;
  }

  private Component link(TenantView.EdgeView edge) {
    Span badge = new Span(getTranslation(edge.connected() ? "edge.connected" : "edge.away"));
    badge.addClassNames("badge", edge.connected() ? "READY" : "NOT_READY");
    return badge;
  }

  private Component suspension(TenantView tenant) {
    boolean suspended = tenant.state() == TenantState.SUSPENDED;
    Button button = new Button(getTranslation(suspended ? "provider.resume" : "provider.suspend"));
    button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    button.addClickListener(
        _ -> {
          if (suspended) {
            suspend(tenant, false);
          } else {
            ask(tenant);
          }
        });
    return button;
  }

  private void suspend(TenantView tenant, boolean suspended) {
    api.suspend(tenant.id(), suspended);
    load();
  }

  /// A company's telephones are silent from that click on, so it takes two.
  private void ask(TenantView tenant) {
    ConfirmDialog question =
        new ConfirmDialog(
            getTranslation("provider.suspend.sure", tenant.name()),
            getTranslation("provider.suspend.means"),
            getTranslation("provider.suspend"),
            _ -> suspend(tenant, true));
    question.setCancelable(true);
    question.setCancelText(getTranslation("act.cancel"));
    question.setConfirmButtonTheme("error primary");
    question.open();
  }

  private void stock() {
    TextArea numbers = new TextArea(getTranslation("numbers.title"));
    numbers.setHelperText(getTranslation("customer.phones.how"));
    Select<EdgeId> edge = new Select<>();
    edge.setLabel(getTranslation("provider.edge"));
    edge.setItems(api.edges().stream().map(TenantView.EdgeView::id).toList());
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
            () ->
                api.addStock(
                    new TenantsApi.Stock(
                        typed(numbers.getValue()).stream().flatMap(Optional::stream).toList(),
                        edge.getValue())),
            numbers,
            edge)
        .open();
  }

  private static List<Optional<E164>> typed(String text) {
    return Stream.of(text.split("[\\n,;]", -1))
        .filter(line -> !line.isBlank())
        .map(Numbers::find)
        .toList();
  }
}
