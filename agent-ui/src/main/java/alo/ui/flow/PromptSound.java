package alo.ui.flow;

import alo.contract.flow.PromptView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import org.jspecify.annotations.Nullable;

/// Lets an announcement be heard. Nothing is fetched before somebody wants to listen.
@Tag("audio")
final class PromptSound extends Component {
  PromptSound(@Nullable PromptView prompt) {
    getElement().setAttribute("controls", true);
    getElement().setAttribute("preload", "none");
    addClassName("prompt-sound");
    show(prompt);
  }

  void show(@Nullable PromptView prompt) {
    setVisible(prompt != null);
    if (prompt != null) {
      getElement().setAttribute("src", "prompt-audio/" + prompt.id().value());
      getElement().setAttribute("aria-label", getTranslation("act.listen") + ": " + prompt.name());
    }
  }
}
