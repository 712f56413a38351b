package alo.ui.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.QueueId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.queue.QueueView;
import alo.contract.tenant.Me;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Person;
import alo.ui.base.Screen;
import alo.ui.base.Sets;
import alo.ui.client.DepartmentsApi;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tenant's people; a new one is invited by mail.
@Route(value = "agents", layout = Frame.class)
@RolesAllowed({Permit.AGENTS_CHANGE, Permit.AGENTS_LOCK})
public class AgentsView extends Screen {
  /// Windows that have room for all columns beside the telephone.
  private static final int WIDE = 1_100;

  private static final int NAME_LENGTH_MAX = 120;
  private static final String EXTENSION_FORM = "[0-9]{2,6}";

  private final TenantsApi api;
  private final Map<QueueId, String> queues;
  private final Map<PermissionSetId, String> sets;
  private final DepartmentTree departments;
  private final ComboBox<DepartmentId> department = new ComboBox<>();
  private final Grid<AgentView> grid = new Grid<>();
  private List<AgentView> people = List.of();

  @Inject
  public AgentsView(TenantsApi api, DepartmentsApi places) {
    super("agents.title");
    this.api = api;
    this.queues =
        Person.may(Permission.QUEUES_SEE)
            ? api.queues().stream().collect(Collectors.toMap(QueueView::id, QueueView::name))
            : Map.of();
    this.sets = Sets.names(this, api);
    this.departments =
        new DepartmentTree(
            Person.may(Permission.DEPARTMENTS_SEE) ? places.departments() : List.of());
    Button add =
        new Button(getTranslation("agents.invite"), VaadinIcon.PLUS.create(), _ -> edit(null));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    if (!departments.top().isEmpty()) {
      offerDepartments();
    }
    boolean changes = Person.may(Permission.AGENTS_CHANGE);
    if (changes) {
      Button sheet =
          new Button(
              getTranslation("agents.sheet"),
              VaadinIcon.TABLE.create(),
              _ -> UI.getCurrent().navigate(SheetView.class));
      sheet.setId("sheet");
      addActs(sheet, add);
    }
    grid.setId("agents");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(AgentView::name).setHeader(getTranslation("agent.name")).setAutoWidth(true);
    grid.addColumn(AgentView::extension)
        .setHeader(getTranslation("agent.extension"))
        .setWidth("6em")
        .setFlexGrow(0);
    Grid.Column<AgentView> email =
        grid.addColumn(AgentView::email)
            .setHeader(getTranslation("agent.email"))
            .setTooltipGenerator(AgentView::email)
            .setFlexGrow(2);
    Narrow.hide(grid, WIDE, email);
    grid.addColumn(a -> setNames(a.sets()))
        .setHeader(getTranslation("agent.sets"))
        .setTooltipGenerator(a -> setNames(a.sets()));
    grid.addColumn(a -> queueNames(a.queues()))
        .setHeader(getTranslation("queues.title"))
        .setTooltipGenerator(a -> queueNames(a.queues()));
    grid.addColumn(this::state).setHeader(getTranslation("call.state")).setAutoWidth(true);
    grid.addComponentColumn(this::acts)
        .setHeader(getTranslation(changes ? "act.edit" : "agent.lock"))
        .setFrozenToEnd(true)
        .setWidth("7em")
        .setFlexGrow(0);
    if (changes) {
      grid.addItemClickListener(e -> edit(e.getItem()));
    }
    grid.setEmptyStateText(getTranslation("agents.empty"));
    add(grid);
    load();
  }

  /// Side by side in one column: a small window has no room for another. Nobody locks himself.
  private Component acts(AgentView agent) {
    Div acts = new Div();
    acts.addClassName("line-acts");
    boolean own = Person.current().map(Me::user).filter(agent.id().value()::equals).isPresent();
    if (!own && Person.may(Permission.AGENTS_LOCK)) {
      acts.add(new LockButton(api, agent, this::load));
    }
    if (Person.may(Permission.AGENTS_CHANGE)) {
      acts.add(new ResetButton(api, agent));
      acts.add(new EditButton(agent.name(), () -> edit(agent)));
    }
    return acts;
  }

  private String state(AgentView agent) {
    return agent.locked()
        ? getTranslation("agent.locked")
        : agent.invited() ? getTranslation("agent.invited") : "";
  }

  private void load() {
    people = api.agents();
    show();
  }

  private void show() {
    DepartmentId chosen = department.getValue();
    Set<DepartmentId> within = chosen == null ? Set.of() : departments.within(chosen);
    grid.setItems(
        people.stream().filter(a -> chosen == null || within.contains(a.department())).toList());
  }

  /// Whose people are shown, with those of the departments below it.
  private void offerDepartments() {
    department.setItems(departments.parents(null));
    department.setItemLabelGenerator(departments::path);
    department.setPlaceholder(getTranslation("agents.department.all"));
    department.setAriaLabel(getTranslation("agent.department"));
    department.setClearButtonVisible(true);
    department.setId("in-department");
    department.addValueChangeListener(_ -> show());
    addActs(department);
  }

  private String setNames(Set<PermissionSetId> held) {
    return sets.entrySet().stream()
        .filter(set -> held.contains(set.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(", "));
  }

  private String queueNames(List<QueueId> ids) {
    return ids.stream()
        .map(id -> queues.getOrDefault(id, id.value()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void edit(@Nullable AgentView agent) {
    TextField name = new TextField(getTranslation("agent.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setId("agent-name");
    EmailField email = new EmailField(getTranslation("agent.email"));
    email.setId("agent-email");
    email.setReadOnly(agent != null);
    TextField extension = new TextField(getTranslation("agent.extension"));
    extension.setAllowedCharPattern("[0-9]");
    extension.setId("agent-extension");
    CheckboxGroup<PermissionSetId> held = held(agent);
    MultiSelectComboBox<QueueId> served = served(agent);
    ComboBox<DepartmentId> place = place(agent);
    if (agent != null) {
      name.setValue(agent.name());
      email.setValue(agent.email());
      extension.setValue(agent.extension());
    }
    Stream.<HasValueAndElement<?, ?>>of(name, email, extension)
        .forEach(field -> field.setRequiredIndicatorVisible(true));
    EditDialog dialog =
        new EditDialog(
            getTranslation(agent == null ? "agents.invite" : "agents.change"),
            () -> valid(name, email, extension, held),
            () -> {
              api.saveAgent(
                  agent == null ? null : agent.id(),
                  new AgentView.Draft(
                      name.getValue().strip(),
                      email.getValue().strip(),
                      extension.getValue(),
                      held.getValue(),
                      List.copyOf(served.getValue()),
                      place.getValue()));
              load();
            },
            name,
            email,
            extension,
            held,
            served,
            place);
    if (agent != null) {
      dialog.withRemoval(
          () -> {
            api.removeAgent(agent.id());
            load();
          });
    }
    dialog.open();
  }

  private CheckboxGroup<PermissionSetId> held(@Nullable AgentView agent) {
    CheckboxGroup<PermissionSetId> held = new CheckboxGroup<>(getTranslation("agent.sets"));
    // With those that he has and this reader may not see: a change of his name must not take them.
    Set<PermissionSetId> offered = new LinkedHashSet<>(sets.keySet());
    if (agent != null) {
      offered.addAll(agent.sets());
    }
    held.setItems(offered);
    held.setItemLabelGenerator(id -> sets.getOrDefault(id, getTranslation("set.unseen")));
    held.setId("agent-sets");
    held.setValue(agent == null ? Set.of(BuiltInSet.EMPLOYEE.id()) : agent.sets());
    return held;
  }

  private MultiSelectComboBox<QueueId> served(@Nullable AgentView agent) {
    MultiSelectComboBox<QueueId> served = new MultiSelectComboBox<>(getTranslation("queues.title"));
    served.setItems(queues.keySet());
    served.setItemLabelGenerator(queues::get);
    served.setValue(
        agent == null
            ? queues.keySet()
            : agent.queues().stream().filter(queues::containsKey).collect(Collectors.toSet()));
    return served;
  }

  private ComboBox<DepartmentId> place(@Nullable AgentView agent) {
    ComboBox<DepartmentId> place = new ComboBox<>(getTranslation("agent.department"));
    place.setItems(departments.parents(null));
    place.setItemLabelGenerator(departments::path);
    place.setClearButtonVisible(true);
    place.setId("agent-department");
    // Who may not see departments changes none.
    place.setVisible(Person.may(Permission.DEPARTMENTS_SEE));
    place.setValue(agent == null ? department.getValue() : agent.department());
    return place;
  }

  private boolean valid(
      TextField name, EmailField email, TextField extension, CheckboxGroup<PermissionSetId> held) {
    String required = getTranslation("problem.required");
    name.setErrorMessage(required);
    name.setInvalid(name.getValue().isBlank());
    email.setErrorMessage(email.isEmpty() ? required : getTranslation("problem.email"));
    email.setInvalid(!email.getValue().contains("@"));
    extension.setErrorMessage(extension.isEmpty() ? required : getTranslation("problem.extension"));
    extension.setInvalid(!extension.getValue().matches(EXTENSION_FORM));
    held.setErrorMessage(required);
    held.setInvalid(held.getValue().isEmpty());
    return !name.isInvalid() && !email.isInvalid() && !extension.isInvalid() && !held.isInvalid();
  }
}
