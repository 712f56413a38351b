package alo.ui.audit;

import alo.contract.audit.AuditAct;
import alo.contract.audit.AuditEntry;
import alo.contract.id.AgentId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.number.NumberKind;
import alo.contract.tenant.Me;
import alo.contract.tenant.Page;
import alo.ui.base.Facts;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Names;
import alo.ui.base.Narrow;
import alo.ui.base.Person;
import alo.ui.base.Screen;
import alo.ui.base.Sets;
import alo.ui.base.Wording;
import alo.ui.client.AuditFilter;
import alo.ui.client.DepartmentsApi;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The audit trail, newest first, with filters. A line opens to what changed and from where.
@Route(value = "audit", layout = Frame.class)
@RolesAllowed(Permit.AUDIT_SEE)
public class AuditView extends Screen {
  private static final int PAGE_ITEMS = 100;

  /// Windows that have room for all columns beside navigation and telephone.
  private static final int WIDE = 1_250;

  private final TenantsApi api;
  private final Format format = Format.current();
  private final Names names;
  private final Told told;
  private final Grid<AuditEntry> grid = new Grid<>();
  private final DatePicker from = new DatePicker(getTranslation("calls.from"));
  private final DatePicker to = new DatePicker(getTranslation("calls.to"));
  private final ComboBox<AgentId> who = new ComboBox<>(getTranslation("audit.who"));
  private final ComboBox<String> act = new ComboBox<>(getTranslation("audit.what"));
  private final TextField text = new TextField(getTranslation("audit.text"));
  private final Anchor download = new Anchor("", getTranslation("calls.download"));
  private final Button more = new Button(getTranslation("calls.more"));
  private final List<AuditEntry> shown = new ArrayList<>();
  private @Nullable String next;

  @Inject
  public AuditView(TenantsApi api, DepartmentsApi departments) {
    super("audit.title");
    this.api = api;
    names = Names.load(api);
    told = new Told(this::sentence, byId(departments));
    filters();
    columns();
    more.addClickListener(_ -> load());
    add(grid, more);
    search();
  }

  /// Names of what stands in entries and the reader may list.
  private Map<String, String> byId(DepartmentsApi departments) {
    Map<String, String> byId = new HashMap<>();
    names.agents().forEach((id, name) -> byId.put(id.value(), name));
    names.queues().forEach((id, name) -> byId.put(id.value(), name));
    Sets.names(this, api).forEach((id, name) -> byId.put(id.value(), name));
    if (Person.may(Permission.FLOWS_SEE)) {
      api.flows().forEach(flow -> byId.put(flow.id().value(), flow.name()));
    }
    if (Person.may(Permission.CALENDARS_SEE)) {
      api.calendars().forEach(calendar -> byId.put(calendar.id().value(), calendar.name()));
    }
    if (Person.may(Permission.DEPARTMENTS_SEE)) {
      departments.departments().forEach(one -> byId.put(one.id().value(), one.name()));
    }
    if (Person.may(Permission.PROMPTS_SEE)) {
      api.prompts().forEach(prompt -> byId.put(prompt.id().value(), prompt.name()));
    }
    Stream.of(NumberKind.values())
        .forEach(kind -> byId.put(kind.name(), getTranslation("number-kind." + kind)));
    Me me = Person.current().orElse(null);
    if (me != null && me.tenant() != null && me.tenantName() != null) {
      byId.put(me.tenant().value(), me.tenantName());
    }
    return byId;
  }

  private void filters() {
    List.of(from, to).forEach(p -> Wording.of(p).setWidth("9.5em"));
    who.setItems(names.agents().keySet());
    who.setItemLabelGenerator(names::of);
    act.setItems(words());
    act.setItemLabelGenerator(this::choice);
    List.of(who, act).forEach(c -> c.setClearButtonVisible(true));
    List.of(who, act).forEach(c -> c.setWidth("10.5em"));
    // The words of the list are longer than its field.
    act.setOverlayWidth("24em");
    text.setClearButtonVisible(true);
    text.setMaxLength(100);
    text.setWidth("9.5em");
    download.setId("download-audit");
    download.addClassName("button");
    download.setTarget(AnchorTarget.BLANK);
    Button search = new Button(getTranslation("act.search"), _ -> search());
    search.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    search.addClickShortcut(Key.ENTER);
    addActs(from, to, who, act, text, search, download);
  }

  private void columns() {
    grid.setId("entries");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setEmptyStateText(getTranslation("audit.empty"));
    grid.addComponentColumn(this::opener)
        .setHeader(getTranslation("audit.at"))
        .setWidth("12em")
        .setFlexGrow(0);
    grid.addColumn(told::actor)
        .setHeader(getTranslation("audit.who"))
        .setTooltipGenerator(e -> withId(told.actor(e), e.actor()));
    grid.addColumn(e -> told.act(e.act()))
        .setHeader(getTranslation("audit.what"))
        .setTooltipGenerator(e -> told.act(e.act()));
    grid.addColumn(told::target)
        .setHeader(getTranslation("audit.target"))
        .setTooltipGenerator(e -> withId(told.target(e), e.target()));
    Grid.Column<AuditEntry> address =
        grid.addColumn(e -> Objects.requireNonNullElse(e.address(), ""))
            .setHeader(getTranslation("audit.address"))
            .setWidth("9em")
            .setFlexGrow(0);
    Narrow.hide(grid, WIDE, address);
    grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details));
  }

  /// Opens and closes a line, also by keyboard.
  private Component opener(AuditEntry entry) {
    NativeButton opener =
        new NativeButton(
            format.moment(entry.at()),
            _ -> grid.setDetailsVisible(entry, !grid.isDetailsVisible(entry)));
    opener.addClassName("opens-line");
    opener.setAriaLabel(getTranslation("audit.open", format.moment(entry.at())));
    // The line itself opens by a click too; this one is not to count twice.
    opener.getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
    return opener;
  }

  private Component details(AuditEntry entry) {
    Facts facts = new Facts();
    for (AuditEntry.Change change : entry.changes()) {
      facts.add(
          told.field(change.field()),
          told.value(change.before()) + "  →  " + told.value(change.after()));
    }
    if (entry.changes().isEmpty()) {
      facts.add(getTranslation("audit.changes"), getTranslation("audit.changes.none"));
    }
    facts.add(getTranslation("audit.who"), withId(told.actor(entry), entry.actor()));
    facts.add(getTranslation("audit.target"), withId(told.target(entry), entry.target()));
    facts.add(getTranslation("audit.address"), entry.address());
    facts.add(getTranslation("audit.program"), entry.program());
    facts.add(getTranslation("audit.request"), entry.request());
    Div details = new Div(facts);
    details.addClassName("entry-details");
    return details;
  }

  private static String withId(String name, String id) {
    return name + " · " + id;
  }

  /// Each kind of thing, and after it what is done to it.
  private static List<String> words() {
    return Stream.of(AuditAct.values())
        .collect(Collectors.groupingBy(AuditAct::kind, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(
            kind ->
                Stream.concat(
                    Stream.of(kind.getKey()), kind.getValue().stream().map(AuditAct::word)))
        .toList();
  }

  private String choice(String word) {
    return word.contains(".") ? told.act(word) : getTranslation("audit.kind." + word);
  }

  private String sentence(String key) {
    String found = getTranslation(key);
    return found.startsWith("!") ? key : found;
  }

  private void search() {
    download.setHref(AuditSheetResource.PATH + "?" + filter().query());
    shown.clear();
    next = null;
    load();
  }

  private void load() {
    Page<AuditEntry> page = api.audit(filter(), PAGE_ITEMS, next);
    shown.addAll(page.items());
    next = page.next();
    grid.setItems(shown);
    more.setVisible(next != null);
  }

  private AuditFilter filter() {
    LocalDate last = to.getValue();
    return new AuditFilter(
        startOf(from.getValue()),
        startOf(last == null ? null : last.plusDays(1)),
        who.getValue(),
        act.getValue(),
        text.getValue().isBlank() ? null : text.getValue().strip());
  }

  private @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(format.zone()).toInstant();
  }
}
