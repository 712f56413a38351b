package alo.ui.base;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Opens the form of one line of a list; lines also open by a click, but not by keyboard.
public final class EditButton extends Button {
  /// @param what the line's name, for those who hear the page
  public EditButton(String what, Runnable edit) {
    super(VaadinIcon.PENCIL.create());
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    addClassName("edit");
    setAriaLabel(getTranslation("act.edit") + ": " + what);
    addClickListener(_ -> edit.run());
    // Else the click would reach the line too, and open the form twice.
    getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
  }
}
