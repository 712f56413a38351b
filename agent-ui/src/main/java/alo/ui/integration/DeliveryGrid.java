package alo.ui.integration;

import alo.contract.hook.DeliveryFailure;
import alo.contract.hook.DeliveryState;
import alo.contract.hook.DeliveryView;
import alo.contract.id.HookId;
import alo.contract.tenant.Page;
import alo.ui.base.Format;
import alo.ui.base.Narrow;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.client.ProgramsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The log of one web-hook, newest first, page by page.
final class DeliveryGrid extends Div {
  private static final int PAGE_ITEMS = 100;
  private static final int WIDE = 1_250;

  private static final int PHONE = 292;

  private final ProgramsApi api;
  private final HookId hook;
  private final Format format = Format.current();
  private final Grid<DeliveryView> grid = new Grid<>();
  private final Button more = new Button(getTranslation("calls.more"), _ -> load());
  private final List<DeliveryView> shown = new ArrayList<>();
  private @Nullable String next;

  /// @param mayReplay whether lines can be sent again
  DeliveryGrid(ProgramsApi api, HookId hook, boolean mayReplay) {
    this.api = api;
    this.hook = hook;
    addClassName("deliveries");
    grid.setId("deliveries");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setEmptyStateText(getTranslation("hook.deliveries.empty"));
    columns();
    grid.addComponentColumn(this::again)
        .setHeader(getTranslation("hook.replay"))
        .setFrozenToEnd(true)
        .setWidth("5.5em")
        .setFlexGrow(0)
        .setVisible(mayReplay);
    more.setId("more");
    Button refresh =
        new Button(getTranslation("act.refresh"), VaadinIcon.REFRESH.create(), _ -> reload());
    refresh.setId("refresh");
    Div tools = new Div(refresh, more);
    tools.addClassName("acts");
    add(grid, tools);
    load();
  }

  private void columns() {
    grid.addColumn(d -> format.moment(d.createdAt()))
        .setHeader(getTranslation("hook.at"))
        .setWidth("11.5em")
        .setFlexGrow(0);
    grid.addColumn(d -> HookWords.type(this, d.type()))
        .setHeader(getTranslation("hook.event"))
        .setTooltipGenerator(d -> HookWords.type(this, d.type()))
        .setFlexGrow(2);
    grid.addComponentColumn(this::state)
        .setHeader(getTranslation("hook.state"))
        .setWidth("8em")
        .setFlexGrow(0);
    grid.addColumn(this::answer)
        .setHeader(getTranslation("hook.answer"))
        .setTooltipGenerator(this::answer)
        .setFlexGrow(2);
    grid.addColumn(DeliveryView::attempts)
        .setHeader(getTranslation("hook.attempts"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("5em")
        .setFlexGrow(0);
    Grid.Column<DeliveryView> due =
        grid.addColumn(d -> d.nextAt() == null ? "" : format.moment(d.nextAt()))
            .setHeader(getTranslation("hook.next"))
            .setWidth("11.5em")
            .setFlexGrow(0);
    // Beside the telephone there is less room.
    Narrow.hide(grid, Person.isAgent() ? WIDE + PHONE : WIDE, due);
  }

  private Component state(DeliveryView delivery) {
    Span badge = new Span(getTranslation("hook.delivery." + delivery.state()));
    badge.addClassNames("badge", delivery.state().name());
    return badge;
  }

  private String answer(DeliveryView delivery) {
    if (delivery.lastStatus() != null) {
      return getTranslation(
          "hook.answer.status",
          String.valueOf(delivery.lastStatus()),
          format.count(delivery.durationMillis() == null ? 0 : delivery.durationMillis()));
    }
    return DeliveryFailure.of(delivery.lastFailure())
        .map(failure -> getTranslation("hook.failure." + failure))
        .orElseGet(() -> Objects.requireNonNullElse(delivery.lastFailure(), "–"));
  }

  private Component again(DeliveryView delivery) {
    return new LineButton(
        VaadinIcon.ROTATE_RIGHT,
        getTranslation("hook.replay"),
        HookWords.type(this, delivery.type()) + ", " + format.moment(delivery.createdAt()),
        () -> replay(delivery));
  }

  private void replay(DeliveryView delivery) {
    api.replay(hook, delivery.id());
    reload();
    Says.done(
        getTranslation(
            delivery.state() == DeliveryState.PENDING ? "hook.replay.sooner" : "hook.replay.done"));
  }

  private void reload() {
    shown.clear();
    next = null;
    load();
  }

  private void load() {
    Page<DeliveryView> page = api.deliveries(hook, PAGE_ITEMS, next);
    shown.addAll(page.items());
    next = page.next();
    grid.setItems(shown);
    more.setVisible(next != null);
  }
}
