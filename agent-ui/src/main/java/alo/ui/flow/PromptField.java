package alo.ui.flow;

import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.id.PromptId;
import alo.contract.value.Language;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is heard: a text that is spoken, or a stored announcement.
final class PromptField extends Div {
  private final TextArea text = new TextArea();
  private final Select<Language> language = new Select<>();
  private final Select<PromptView> stored = new Select<>();
  private final PromptSound sound = new PromptSound(null);
  private final List<PromptView> prompts;
  private final boolean optional;

  /// @param optional whether it may be left empty
  PromptField(String label, String id, List<PromptView> prompts, boolean optional) {
    this.prompts = prompts;
    this.optional = optional;
    addClassNames("row", "prompt-field");
    text.setLabel(label);
    text.setMaxLength(Prompt.TEXT_LENGTH_MAX);
    text.setId(id);
    text.addClassName("grow");
    language.setLabel(getTranslation("prompt.language"));
    language.setItems(Language.values());
    language.setItemLabelGenerator(l -> getTranslation("language." + l));
    language.setWidth("9.5em");
    stored.setLabel(getTranslation("prompt.or-stored"));
    stored.setId(id + "-stored");
    stored.setItems(prompts);
    stored.setItemLabelGenerator(p -> p == null ? getTranslation("prompt.none") : p.name());
    stored.setEmptySelectionAllowed(true);
    stored.setEmptySelectionCaption(getTranslation("prompt.none"));
    stored.setWidth("13em");
    stored.setVisible(!prompts.isEmpty());
    stored.addValueChangeListener(
        e -> {
          speak(e.getValue() == null);
          sound.show(e.getValue());
        });
    add(text, language, stored, sound);
  }

  private void speak(boolean spoken) {
    text.setEnabled(spoken);
    language.setEnabled(spoken);
  }

  void show(@Nullable Prompt prompt) {
    switch (prompt) {
      case null -> {
        text.clear();
        language.setValue(spokenHere());
        stored.clear();
      }
      case Prompt.Text t -> {
        text.setValue(t.text());
        language.setValue(t.language());
        stored.clear();
      }
      case Prompt.Stored s -> {
        text.clear();
        language.setValue(spokenHere());
        stored.setValue(find(s.prompt()));
      }
    }
  }

  private Language spokenHere() {
    return getLocale().getLanguage().equals("vi") ? Language.VI : Language.EN;
  }

  private @Nullable PromptView find(PromptId id) {
    return prompts.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
  }

  /// What is heard; empty when nothing is.
  Optional<Prompt> find() {
    return stored.getValue() == null && text.getValue().isBlank()
        ? Optional.empty()
        : Optional.of(value());
  }

  Prompt value() {
    PromptView chosen = stored.getValue();
    if (chosen != null) {
      return new Prompt.Stored(chosen.id());
    }
    Language spoken = language.getValue() == null ? spokenHere() : language.getValue();
    return new Prompt.Text(text.getValue().strip(), spoken);
  }

  /// Marks the field when it says nothing.
  boolean valid() {
    boolean good = optional || find().isPresent();
    text.setErrorMessage(getTranslation("problem.required"));
    text.setInvalid(!good);
    return good;
  }
}
