package alo.ui.provider;

import alo.contract.tenant.TenantView;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Roles;
import alo.ui.base.Screen;
import alo.ui.client.ProviderApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// The provider's tenants and edges.
@Route(value = "provider/tenants", layout = Frame.class)
@RolesAllowed(Roles.PROVIDER)
public class TenantsView extends Screen {
  private static final int REASON_LENGTH_MAX = 300;

  /// Windows that have room for all columns beside the navigation.
  private static final int WIDE = 1_280;

  private final ProviderApi api;
  private final Format format = Format.current();
  private final TextField search = new TextField();
  private List<TenantView> all = List.of();
  private final Grid<TenantView> tenants = new Grid<>();
  private final Grid<TenantView.EdgeView> edges = new Grid<>();

  @Inject
  public TenantsView(ProviderApi api) {
    super("provider.tenants.title");
    this.api = api;
    search.setId("search");
    search.setPlaceholder(getTranslation("provider.search"));
    search.setAriaLabel(getTranslation("provider.search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> show(e.getValue()));
    addActs(search);
    tenants.setId("tenants");
    tenants.addThemeVariants(GridVariant.LUMO_COMPACT);
    tenants.addClassName("grid-fill");
    tenants
        .addColumn(TenantView::name)
        .setHeader(getTranslation("provider.company"))
        .setTooltipGenerator(TenantView::name)
        .setFlexGrow(2);
    tenants.addColumn(t -> t.id().value()).setHeader(getTranslation("provider.tenant"));
    tenants.addComponentColumn(this::state).setHeader(getTranslation("call.state"));
    tenants.addColumn(t -> t.homeEdge().value()).setHeader(getTranslation("provider.edge"));
    Grid.Column<TenantView> created =
        tenants
            .addColumn(t -> format.moment(t.createdAt()))
            .setHeader(getTranslation("provider.created"))
            .setAutoWidth(true);
    Narrow.hide(tenants, WIDE, created);
    tenants.addComponentColumn(this::standing).setHeader(getTranslation("provider.reason"));
    tenants.addComponentColumn(this::acts).setHeader(getTranslation("act.edit")).setAutoWidth(true);
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
    all = api.tenants();
    show(search.getValue());
    edges.setItems(api.edges());
  }

  /// Those whose name or id has a text, whatever its case and its accents.
  private void show(String text) {
    String wanted = plain(text);
    tenants.setItems(
        all.stream()
            .filter(t -> plain(t.name()).contains(wanted) || t.id().value().contains(wanted))
            .toList());
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd');
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

  /// The reason, and the day on which all is deleted.
  private Component standing(TenantView tenant) {
    TenantView.Standing standing = tenant.standing();
    if (standing == null) {
      return new Span();
    }
    Span why = new Span(standing.reason());
    why.addClassName("wrapped");
    if (standing.deleteAt() == null) {
      return why;
    }
    Span day = new Span(getTranslation("provider.delete-at", format.moment(standing.deleteAt())));
    Div both = new Div(why, new Div(day));
    both.addClassName("wrapped");
    return both;
  }

  private Component acts(TenantView tenant) {
    return switch (tenant.state()) {
      case PROVISIONING, DELETING -> new Span();
      case ACTIVE -> new Div(asking(tenant, "suspend"), asking(tenant, "close"));
      case SUSPENDED -> new Div(resume(tenant, "provider.resume"), asking(tenant, "close"));
      case CLOSING ->
          new Div(
              resume(tenant, "provider.take-back"),
              act("provider.delete", tenant, () -> delete(tenant)));
    };
  }

  private Button resume(TenantView tenant, String text) {
    return act(
        text,
        tenant,
        () -> {
          api.resume(tenant.id());
          load();
        });
  }

  private Button asking(TenantView tenant, String act) {
    return act("provider." + act, tenant, () -> ask(tenant, act));
  }

  private Button act(String text, TenantView tenant, Runnable work) {
    Button button = new Button(getTranslation(text), _ -> work.run());
    button.setAriaLabel(getTranslation(text) + ": " + tenant.name());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    return button;
  }

  /// A company's telephones are silent from that click on, so it takes two, and a reason that its
  /// people read.
  private void ask(TenantView tenant, String act) {
    boolean closes = act.equals("close");
    TextField reason = new TextField(getTranslation("provider.reason"));
    reason.setId("reason");
    reason.setMaxLength(REASON_LENGTH_MAX);
    reason.setHelperText(getTranslation("provider.reason.how"));
    new EditDialog(
            getTranslation(closes ? "provider.close.sure" : "provider.suspend.sure", tenant.name()),
            () -> {
              reason.setErrorMessage(getTranslation("problem.required"));
              reason.setInvalid(reason.getValue().isBlank());
              return !reason.isInvalid();
            },
            () -> {
              api.move(tenant.id(), act, reason.getValue().strip());
              load();
            },
            new Paragraph(
                getTranslation(closes ? "provider.close.means" : "provider.suspend.means")),
            reason)
        .withWarning(getTranslation(closes ? "provider.close" : "provider.suspend"))
        .open();
  }

  /// For good, so the name is typed: a slip names another company.
  private void delete(TenantView tenant) {
    TextField name = new TextField(getTranslation("provider.delete.name", tenant.name()));
    name.setId("name");
    String reason = tenant.standing() == null ? "" : tenant.standing().reason();
    new EditDialog(
            getTranslation("provider.delete.sure", tenant.name()),
            () -> {
              name.setErrorMessage(getTranslation("provider.delete.other"));
              name.setInvalid(!name.getValue().strip().equals(tenant.name().strip()));
              return !name.isInvalid();
            },
            () -> {
              api.delete(tenant.id(), reason, name.getValue().strip());
              load();
            },
            new Paragraph(getTranslation("provider.delete.means")),
            name)
        .withWarning(getTranslation("provider.delete"))
        .open();
  }
}
