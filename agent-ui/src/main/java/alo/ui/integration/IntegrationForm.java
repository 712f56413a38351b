package alo.ui.integration;

import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permission;
import alo.ui.base.ActsField;
import alo.ui.base.Chosen;
import alo.ui.base.EditDialog;
import alo.ui.base.Person;
import alo.ui.client.ProgramsApi;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an integration is called and may do.
final class IntegrationForm extends Div {
  private final TextField name = new TextField(getTranslation("integration.name"));
  private final Div problem = new Div();
  private final ActsField acts = new ActsField(offered(), () -> problem.setText(""));
  private @Nullable IntegrationView saved;

  private IntegrationForm(@Nullable IntegrationView integration) {
    addClassName("edit-form");
    name.setId("integration-name");
    name.setMaxLength(IntegrationView.Draft.NAME_LENGTH_MAX);
    name.setHelperText(getTranslation("integration.name.how"));
    name.addValueChangeListener(_ -> name.setInvalid(false));
    name.setAutofocus(true);
    problem.setId("acts-problem");
    problem.addClassName("form-problem");
    problem.getElement().setAttribute("role", "alert");
    // Enter at a tick or in the search is not meant for the form.
    acts.getElement()
        .executeJs(
            "this.addEventListener('keydown', e => e.key === 'Enter' && e.stopPropagation())");
    if (integration != null) {
      name.setValue(integration.name());
    }
    acts.show(
        Chosen.ofProgram(integration == null ? Set.of() : integration.permissions(), Person.acts()),
        false);
    add(name, new H3(getTranslation("integration.acts")), problem, acts);
  }

  /// Opens the form.
  ///
  /// @param integration null for a new one
  /// @param done gets what came of it
  static void open(
      ProgramsApi api, @Nullable IntegrationView integration, Consumer<IntegrationView> done) {
    IntegrationForm form = new IntegrationForm(integration);
    EditDialog dialog =
        new EditDialog(
            form.getTranslation(integration == null ? "integrations.new" : "integrations.change"),
            form::valid,
            () ->
                form.saved =
                    api.saveIntegration(
                        integration == null ? null : integration.id(), form.draft()),
            form);
    dialog.setWidth("44rem");
    dialog.placing("/name", form.name);
    dialog.placing("/permissions", form.problem::setText);
    dialog.then(
        () -> {
          if (form.saved != null) {
            done.accept(form.saved);
          }
        });
    dialog.open();
  }

  /// All acts but those that need a desk.
  private static Set<Permission> offered() {
    Set<Permission> offered = EnumSet.allOf(Permission.class);
    offered.removeAll(IntegrationView.FOR_PEOPLE_ONLY);
    return offered;
  }

  private IntegrationView.Draft draft() {
    return new IntegrationView.Draft(name.getValue().strip(), acts.value());
  }

  private boolean valid() {
    name.setErrorMessage(getTranslation("problem.required"));
    name.setInvalid(name.getValue().isBlank());
    boolean none = acts.value().isEmpty();
    problem.setText(none ? getTranslation("integration.nothing-ticked") : "");
    return !name.isInvalid() && !none;
  }
}
