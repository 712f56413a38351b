package alo.ui.supervisor;

import alo.contract.id.AgentId;
import alo.contract.id.CustomerId;
import alo.contract.id.QueueId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.contract.interaction.CallRecord;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.ui.base.Calls;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Names;
import alo.ui.base.Numbers;
import alo.ui.base.Person;
import alo.ui.base.Screen;
import alo.ui.base.Wording;
import alo.ui.client.TenantsApi;
import alo.ui.client.TenantsApi.CallFilter;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All calls that one sees, newest first, with filters.
@Route(value = "calls", layout = Frame.class)
@RolesAllowed({Permit.CALLS_SEE_OWN, Permit.CALLS_SEE_DEPARTMENT, Permit.CALLS_SEE})
public class InteractionsView extends Screen {
  private static final int PAGE_ITEMS = 100;

  private final TenantsApi api;
  private final Format format = Format.current();
  private final Grid<CallRecord> grid;
  private final DatePicker from = new DatePicker(getTranslation("calls.from"));
  private final DatePicker to = new DatePicker(getTranslation("calls.to"));
  private final ComboBox<AgentId> agent = new ComboBox<>(getTranslation("calls.agent"));
  private final ComboBox<QueueId> queue = new ComboBox<>(getTranslation("call.queue"));
  private final TextField phone = new TextField(getTranslation("call.theirs"));
  private final Anchor download = new Anchor("", getTranslation("calls.download"));
  private final Button more = new Button(getTranslation("calls.more"));
  private final Map<CustomerId, String> customers = new HashMap<>();
  private final List<CallRecord> shown = new ArrayList<>();
  private @Nullable String next;

  @Inject
  public InteractionsView(TenantsApi api) {
    super("calls.title");
    this.api = api;
    Names names = Names.load(api);
    grid = Calls.grid(format, customers);
    grid.setId("calls");
    grid.addClassName("grid-fill");
    grid.setEmptyStateText(getTranslation("calls.empty"));
    Calls.insertWho(
        grid,
        grid.addComponentColumn(c -> Names.whole(names.of(c.agent())))
            .setHeader(getTranslation("calls.agent"))
            .setWidth("5.5em"),
        grid.addColumn(c -> names.of(c.queue()))
            .setHeader(getTranslation("call.queue"))
            .setWidth("5.5em")
            .setTooltipGenerator(c -> names.of(c.queue())));
    agent.setItems(names.agents().keySet());
    agent.setItemLabelGenerator(names::of);
    queue.setItems(names.queues().keySet());
    queue.setItemLabelGenerator(names::of);
    agent.setVisible(Person.whose(Sight.CALLS) != Whose.OWN);
    download.setVisible(Person.may(Permission.CALLS_EXPORT));
    download.setId("download-calls");
    download.addClassName("button");
    // A refusal must not take the place of this page, on which a call may be going on.
    download.setTarget(AnchorTarget.BLANK);
    List.of(from, to).forEach(p -> Wording.of(p).setWidth("9.5em"));
    // Narrow, so that all stand on one line.
    List.of(agent, queue).forEach(c -> c.setClearButtonVisible(true));
    List.of(agent, queue).forEach(c -> c.setWidth("9.5em"));
    phone.setClearButtonVisible(true);
    phone.setWidth("9.5em");
    Button search = new Button(getTranslation("act.search"), _ -> search());
    search.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    search.addClickShortcut(Key.ENTER);
    addActs(from, to, agent, queue, phone, search, download);
    more.addClickListener(_ -> load());
    add(grid, more);
    search();
  }

  private void search() {
    phone.setErrorMessage(getTranslation("problem.not-a-number"));
    phone.setInvalid(!phone.isEmpty() && Numbers.find(phone.getValue()).isEmpty());
    if (phone.isInvalid()) {
      return;
    }
    download.setHref(CallSheetResource.PATH + "?" + filter().query().replaceFirst("^&", ""));
    shown.clear();
    next = null;
    load();
  }

  private void load() {
    Page<CallRecord> page = api.interactions(filter(), PAGE_ITEMS, next);
    shown.addAll(page.items());
    next = page.next();
    learnNames(page.items());
    grid.setItems(shown);
    more.setVisible(next != null);
  }

  /// Names of those who called, for whoever may see customers.
  private void learnNames(List<CallRecord> calls) {
    if (Person.may(Permission.CUSTOMERS_SEE)) {
      Set<CustomerId> unknown =
          calls.stream()
              .map(CallRecord::customer)
              .filter(id -> id != null && !customers.containsKey(id))
              .collect(Collectors.toSet());
      api.customers(unknown).forEach(c -> customers.put(c.id(), c.name()));
    }
  }

  private CallFilter filter() {
    E164 number = null;
    if (!phone.isEmpty()) {
      number = Numbers.find(phone.getValue()).orElse(null);
    }
    LocalDate last = to.getValue();
    return new CallFilter(
        startOf(from.getValue()),
        startOf(last == null ? null : last.plusDays(1)),
        agent.getValue(),
        queue.getValue(),
        number);
  }

  private @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(format.zone()).toInstant();
  }
}
