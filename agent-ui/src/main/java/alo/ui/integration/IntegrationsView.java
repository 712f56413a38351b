package alo.ui.integration;

import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.ui.base.CopyField;
import alo.ui.base.EditButton;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Person;
import alo.ui.base.Place;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.client.ProgramsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// The company's programs: what each may do, and how it comes in.
@Route(value = "integrations", layout = Frame.class)
@RolesAllowed(Permit.INTEGRATIONS_SEE)
public class IntegrationsView extends Screen {
  private static final int WIDE = 1_250;

  private final ProgramsApi api;
  private final Examples examples;
  private final Format format = Format.current();
  private final boolean mayChange = Person.may(Permission.INTEGRATIONS_CHANGE);
  private final Grid<IntegrationView> grid = new Grid<>();
  private final Section start = new Section();

  @Inject
  public IntegrationsView(ProgramsApi api) {
    super("integrations.title");
    this.api = api;
    examples = new Examples(api.address());
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> make());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    add.setVisible(mayChange);
    addActs(add);
    columns();
    start.addClassNames("card", "program-start");
    add(grid, start);
    load();
  }

  private void columns() {
    grid.setId("integrations");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setEmptyStateText(getTranslation("integrations.empty"));
    grid.addColumn(IntegrationView::name)
        .setHeader(getTranslation("integration.name"))
        .setTooltipGenerator(IntegrationView::name)
        .setFlexGrow(2);
    grid.addComponentColumn(this::acts)
        .setHeader(getTranslation("integration.acts"))
        .setTooltipGenerator(this::sentences)
        .setFlexGrow(4);
    Grid.Column<IntegrationView> since =
        grid.addColumn(i -> format.minute(i.createdAt()))
            .setHeader(getTranslation("integration.since"))
            .setWidth("9.5em")
            .setFlexGrow(0);
    grid.addColumn(this::used)
        .setHeader(getTranslation("integration.used"))
        .setWidth("9.5em")
        .setFlexGrow(0);
    Narrow.hide(grid, WIDE, since);
    grid.addComponentColumn(this::lineActs)
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("7.5em")
        .setFlexGrow(0)
        .setVisible(mayChange);
  }

  private Component acts(IntegrationView integration) {
    Div acts = new Div(sentences(integration));
    acts.addClassNames("folds", "two-lines");
    return acts;
  }

  private String sentences(IntegrationView integration) {
    return integration.permissions().stream()
        .sorted()
        .map(p -> getTranslation("permission." + p.word()))
        .collect(Collectors.joining(" · "));
  }

  private String used(IntegrationView integration) {
    return integration.usedAt() == null
        ? getTranslation("integration.used.never")
        : format.minute(integration.usedAt());
  }

  private Component lineActs(IntegrationView integration) {
    Div acts =
        new Div(
            new LineButton(
                VaadinIcon.KEY,
                getTranslation("secret.renew"),
                integration.name(),
                () -> askToRenew(integration)),
            new LineButton(
                VaadinIcon.BAN,
                getTranslation("integration.shut-out"),
                integration.name(),
                () -> askToShutOut(integration)),
            new EditButton(integration.name(), () -> change(integration)));
    acts.addClassName("line-acts");
    return acts;
  }

  private void load() {
    List<IntegrationView> all = api.integrations();
    grid.setItems(all);
    start.removeAll();
    start.add(new H2(getTranslation("integration.start")));
    start.add(new CopyField(getTranslation("integration.api"), "api-address", "" + api.address()));
    all.stream().findFirst().ifPresent(this::explain);
    start.add(links());
  }

  private Component links() {
    Anchor reference = new Anchor("" + api.reference(), getTranslation("integration.reference"));
    reference.setTarget(AnchorTarget.BLANK);
    reference.setId("reference");
    Div links = new Div(reference);
    links.addClassName("links");
    if (Person.may(Permission.HOOKS_SEE)) {
      links.add(new Span(" · "), new Anchor(Place.HOOKS, getTranslation("integration.hooks")));
    }
    return links;
  }

  /// How any of them gets in; the first one stands as the example.
  private void explain(IntegrationView one) {
    start.add(
        new CopyField(getTranslation("integration.tokens"), "token-address", one.tokens()),
        new CopyField(
            getTranslation("integration.token-example", one.name()),
            "token-example",
            examples.token(one.tokens(), one.client(), Examples.SECRET)),
        new CopyField(
            getTranslation("integration.request-example"), "request-example", examples.request()));
  }

  private void make() {
    IntegrationForm.open(
        api,
        null,
        made -> {
          load();
          show(made, getTranslation("integration.made", made.name()));
        });
  }

  private void change(IntegrationView integration) {
    IntegrationForm.open(
        api,
        integration,
        _ -> {
          load();
          Says.done(getTranslation("act.saved"));
        });
  }

  private void show(IntegrationView made, String title) {
    String secret = made.secret();
    if (secret == null) {
      return;
    }
    new SecretDialog(
            title,
            getTranslation("integration.secret.how"),
            new CopyField(getTranslation("integration.client"), "client", made.client()),
            new CopyField(getTranslation("integration.secret"), "secret", secret),
            new CopyField(getTranslation("integration.tokens"), "tokens", made.tokens()),
            new CopyField(
                getTranslation("integration.try"),
                "try",
                examples.token(made.tokens(), made.client(), secret)))
        .open();
  }

  private void askToRenew(IntegrationView integration) {
    AtomicReference<IntegrationView> renewed = new AtomicReference<>(integration);
    Question.ask(
        getTranslation("secret.renew.of", integration.name()),
        getTranslation("integration.renew.means"),
        getTranslation("secret.renew"),
        () -> renewed.set(api.renewSecret(integration.id())),
        () -> show(renewed.get(), getTranslation("secret.renewed", integration.name())));
  }

  private void askToShutOut(IntegrationView integration) {
    Question.ask(
        getTranslation("integration.shut-out.who", integration.name()),
        getTranslation("integration.shut-out.means"),
        getTranslation("integration.shut-out"),
        () -> {
          api.removeIntegration(integration.id());
          load();
        },
        () -> Says.done(getTranslation("integration.gone", integration.name())));
  }
}
