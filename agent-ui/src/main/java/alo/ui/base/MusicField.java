package alo.ui.base;

import alo.contract.flow.PromptView;
import alo.contract.id.PromptId;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What callers hear while they wait or are held: an announcement, or what is heard without one.
public final class MusicField extends Select<PromptView> {
  /// @param label key of the label
  /// @param otherwise key of the text for no choice
  public MusicField(String label, String otherwise) {
    setLabel(getTranslation(label));
    setHelperText(getTranslation("music.how"));
    setItemLabelGenerator(p -> p == null ? getTranslation(otherwise) : p.name());
    setEmptySelectionAllowed(true);
    setEmptySelectionCaption(getTranslation(otherwise));
    setId("music");
    addClassName("music-field");
  }

  /// Shows what there is and what is chosen.
  public void choose(List<PromptView> prompts, @Nullable PromptId now) {
    setItems(prompts);
    setValue(prompts.stream().filter(p -> p.id().equals(now)).findFirst().orElse(null));
  }

  /// Null for no choice.
  public @Nullable PromptId chosen() {
    PromptView value = getValue();
    return value == null ? null : value.id();
  }
}
