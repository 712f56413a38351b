package alo.ui.workforce;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import alo.contract.identity.Permit;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Frame;
import alo.ui.base.Screen;
import alo.ui.client.DepartmentsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tenant's departments, each below its own.
@Route(value = "departments", layout = Frame.class)
@RolesAllowed(Permit.DEPARTMENTS_CHANGE)
public class DepartmentsView extends Screen {
  private final DepartmentsApi api;
  private final TreeGrid<DepartmentView> grid = new TreeGrid<>();
  private DepartmentTree tree = new DepartmentTree(List.of());

  @Inject
  public DepartmentsView(DepartmentsApi api) {
    super("departments.title");
    this.api = api;
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    addActs(add);
    grid.setId("departments");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addHierarchyColumn(DepartmentView::name)
        .setHeader(getTranslation("department.name"))
        .setTooltipGenerator(DepartmentView::name)
        .setFlexGrow(3);
    grid.addColumn(DepartmentView::function)
        .setHeader(getTranslation("department.function"))
        .setTooltipGenerator(DepartmentView::function)
        .setFlexGrow(3);
    grid.addColumn(d -> String.join(", ", d.products()))
        .setHeader(getTranslation("department.products"))
        .setTooltipGenerator(d -> String.join(", ", d.products()))
        .setFlexGrow(3);
    grid.addColumn(DepartmentView::people)
        .setHeader(getTranslation("department.people"))
        .setWidth("6em")
        .setFlexGrow(0);
    grid.addComponentColumn(d -> new EditButton(d.name(), () -> edit(d)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0);
    grid.addItemClickListener(e -> edit(e.getItem()));
    grid.setEmptyStateText(getTranslation("departments.empty"));
    add(grid);
    load();
  }

  private void load() {
    List<DepartmentView> departments = api.departments();
    tree = new DepartmentTree(departments);
    grid.setItems(tree.top(), tree::below);
    grid.expandRecursively(tree.top(), DepartmentView.LEVELS_MAX);
  }

  private void edit(@Nullable DepartmentView department) {
    TextField name = new TextField(getTranslation("department.name"));
    name.setMaxLength(DepartmentView.NAME_LENGTH_MAX);
    name.setRequiredIndicatorVisible(true);
    name.setId("department-name");
    ComboBox<DepartmentId> parent = new ComboBox<>(getTranslation("department.parent"));
    parent.setItems(tree.parents(department == null ? null : department.id()));
    parent.setItemLabelGenerator(tree::path);
    parent.setPlaceholder(getTranslation("department.parent.none"));
    parent.setClearButtonVisible(true);
    parent.setId("department-parent");
    TextField function = new TextField(getTranslation("department.function"));
    function.setMaxLength(DepartmentView.FUNCTION_LENGTH_MAX);
    function.setId("department-function");
    TextArea products = new TextArea(getTranslation("department.products"));
    products.setHelperText(getTranslation("department.products.how"));
    products.setId("department-products");
    if (department != null) {
      name.setValue(department.name());
      parent.setValue(department.parent());
      function.setValue(department.function() == null ? "" : department.function());
      products.setValue(String.join("\n", department.products()));
    }
    EditDialog dialog =
        new EditDialog(
            getTranslation(department == null ? "departments.new" : "departments.change"),
            () -> {
              name.setErrorMessage(getTranslation("problem.required"));
              name.setInvalid(name.getValue().isBlank());
              return !name.isInvalid();
            },
            () -> {
              String does = function.getValue().strip();
              api.save(
                  department == null ? null : department.id(),
                  new DepartmentView.Draft(
                      parent.getValue(),
                      name.getValue().strip(),
                      does.isEmpty() ? null : does,
                      products
                          .getValue()
                          .lines()
                          .map(String::strip)
                          .filter(p -> !p.isEmpty())
                          .toList()));
              load();
            },
            name,
            parent,
            function,
            products);
    dialog.placing("/name", name).placing("/parent", parent).placing("/function", function);
    dialog.placing("/products", products);
    if (department != null) {
      dialog.withRemoval(
          () -> {
            api.remove(department.id());
            load();
          });
    }
    dialog.open();
  }
}
