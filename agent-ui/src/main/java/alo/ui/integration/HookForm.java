package alo.ui.integration;

import alo.contract.hook.EventType;
import alo.contract.hook.HookState;
import alo.contract.hook.HookView;
import alo.ui.base.EditDialog;
import alo.ui.client.ProgramsApi;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a web-hook leads and what it is told.
final class HookForm extends Div {
  private static final int NAME_LENGTH_MAX = 80;
  private static final int URL_LENGTH_MAX = 500;

  private final TextField name = new TextField(getTranslation("hook.name"));
  private final TextField url = new TextField(getTranslation("hook.url"));
  private final Checkbox all = new Checkbox(getTranslation("hook.all"));
  private final CheckboxGroup<EventType> types = new CheckboxGroup<>(getTranslation("hook.types"));
  private final Checkbox active = new Checkbox(getTranslation("hook.active"), true);
  private @Nullable HookView saved;

  private HookForm(@Nullable HookView hook) {
    addClassName("edit-form");
    name.setId("hook-name");
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setAutofocus(true);
    url.setId("hook-url");
    url.setMaxLength(URL_LENGTH_MAX);
    url.setPlaceholder("https://example.com/alo");
    url.setHelperText(getTranslation("hook.url.how"));
    List.of(name, url).forEach(f -> f.addValueChangeListener(_ -> f.setInvalid(false)));
    all.setId("hook-all");
    all.setHelperText(getTranslation("hook.all.how"));
    all.addValueChangeListener(_ -> types.setVisible(!all.getValue()));
    types.setId("hook-types");
    types.setItems(Arrays.stream(EventType.values()).filter(EventType::isPublished).toList());
    types.setItemLabelGenerator(t -> getTranslation("hook.event." + t.word()));
    types.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    types.addValueChangeListener(_ -> types.setInvalid(false));
    active.setId("hook-active");
    if (hook != null) {
      name.setValue(hook.name());
      url.setValue(hook.url());
      types.setValue(chosen(hook.types()));
      active.setValue(hook.state() == HookState.ACTIVE);
    }
    all.setValue(hook == null || hook.types().isEmpty());
    add(name, url, all, types, active);
  }

  /// Opens the form.
  ///
  /// @param hook null for a new one
  /// @param done gets what came of it
  static void open(ProgramsApi api, @Nullable HookView hook, Consumer<HookView> done) {
    HookForm form = new HookForm(hook);
    EditDialog dialog =
        new EditDialog(
            form.getTranslation(hook == null ? "hooks.new" : "hooks.change"),
            form::valid,
            () -> form.saved = api.saveHook(hook == null ? null : hook.id(), form.draft()),
            form);
    dialog.setWidth("40rem");
    dialog.placing("/name", form.name);
    dialog.placing("/url", form.url);
    dialog.placing("/types", form.types);
    dialog.then(
        () -> {
          if (form.saved != null) {
            done.accept(form.saved);
          }
        });
    dialog.open();
  }

  private static Set<EventType> chosen(List<String> words) {
    return words.stream()
        .flatMap(w -> EventType.of(w).filter(EventType::isPublished).stream())
        .collect(Collectors.toSet());
  }

  private HookView.Draft draft() {
    List<String> words =
        all.getValue() ? List.of() : types.getValue().stream().map(EventType::word).toList();
    return new HookView.Draft(
        name.getValue().strip(), url.getValue().strip(), words, active.getValue());
  }

  private boolean valid() {
    for (TextField field : List.of(name, url)) {
      field.setErrorMessage(getTranslation("problem.required"));
      field.setInvalid(field.getValue().isBlank());
    }
    types.setErrorMessage(getTranslation("hook.types.none"));
    types.setInvalid(!all.getValue() && types.getValue().isEmpty());
    return !name.isInvalid() && !url.isInvalid() && !types.isInvalid();
  }
}
