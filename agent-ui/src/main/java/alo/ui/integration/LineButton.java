package alo.ui.integration;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Does something to one line of a list.
final class LineButton extends Button {
  /// @param act what it does, in words
  /// @param what the line's name, for those who hear the page
  LineButton(VaadinIcon icon, String act, String what, Runnable click) {
    super(icon.create());
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    addClassName("edit");
    setAriaLabel(act + ": " + what);
    setTooltipText(act);
    addClickListener(_ -> click.run());
    // Else the click would open the line too.
    getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
  }
}
