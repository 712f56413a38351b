package alo.ui.base;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// A telephone number that is dialled by a click: it tells the telephone beside the page.
public final class Dial extends Button {
  public Dial(String number) {
    super(Format.phone(number), VaadinIcon.PHONE.create());
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    addClassName("dial");
    getElement().setAttribute("data-number", number);
    setTooltipText(getTranslation("dial.tooltip"));
    setDisableOnClick(false);
    // In the browser and not by way of the server: the telephone works also without it.
    getElement()
        .executeJs(
            "this.addEventListener('click', e => { e.stopPropagation(); window.dispatchEvent("
                + "new CustomEvent('alo-dial', {detail: {to: $0}})); })",
            number);
  }
}
