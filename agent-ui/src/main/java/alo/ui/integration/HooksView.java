package alo.ui.integration;

import alo.contract.hook.HookView;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.ui.base.EditButton;
import alo.ui.base.Format;
import alo.ui.base.Frame;
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
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/// The company's web-hooks; each leads to its log.
@Route(value = Place.HOOKS, layout = Frame.class)
@RolesAllowed(Permit.HOOKS_SEE)
public class HooksView extends Screen {
  private final ProgramsApi api;
  private final Format format = Format.current();
  private final boolean mayChange = Person.may(Permission.HOOKS_CHANGE);
  private final Grid<HookView> grid = new Grid<>();

  @Inject
  public HooksView(ProgramsApi api) {
    super("hooks.title");
    this.api = api;
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> make());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    add.setVisible(mayChange);
    addActs(add);
    Paragraph what = new Paragraph(getTranslation("hooks.what"));
    what.addClassName("quiet");
    columns();
    add(what, grid);
    load();
  }

  private void columns() {
    grid.setId("hooks");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setEmptyStateText(getTranslation("hooks.empty"));
    grid.addComponentColumn(this::name)
        .setHeader(getTranslation("hook.name"))
        .setTooltipGenerator(HookView::name)
        .setFlexGrow(2);
    grid.addColumn(HookView::url)
        .setHeader(getTranslation("hook.url"))
        .setTooltipGenerator(HookView::url)
        .setFlexGrow(3);
    grid.addComponentColumn(this::types)
        .setHeader(getTranslation("hook.types"))
        .setTooltipGenerator(h -> HookWords.types(this, h.types()))
        .setFlexGrow(3);
    grid.addComponentColumn(this::state)
        .setHeader(getTranslation("hook.state"))
        .setWidth("9em")
        .setFlexGrow(0);
    grid.addComponentColumn(h -> new EditButton(h.name(), () -> change(h)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0)
        .setVisible(mayChange);
    grid.addItemClickListener(e -> getUI().ifPresent(ui -> ui.navigate(path(e.getItem()))));
  }

  private static String path(HookView hook) {
    return Place.HOOK + "/" + hook.id();
  }

  private Component name(HookView hook) {
    return new Anchor(path(hook), hook.name());
  }

  private Component types(HookView hook) {
    Div types = new Div(HookWords.types(this, hook.types()));
    types.addClassNames("folds", "two-lines");
    return types;
  }

  private Component state(HookView hook) {
    Div state = new Div(HookWords.state(this, hook));
    state.addClassName("folds");
    if (hook.failingSince() != null) {
      Span why = new Span(getTranslation("hook.failing-since", format.minute(hook.failingSince())));
      why.addClassName("why");
      state.add(why);
    }
    return state;
  }

  private void load() {
    grid.setItems(api.hooks());
  }

  private void make() {
    HookForm.open(
        api,
        null,
        made -> {
          load();
          HookWords.showSecret(this, made, getTranslation("hook.made", made.name()));
        });
  }

  private void change(HookView hook) {
    HookForm.open(
        api,
        hook,
        _ -> {
          load();
          Says.done(getTranslation("act.saved"));
        });
  }
}
