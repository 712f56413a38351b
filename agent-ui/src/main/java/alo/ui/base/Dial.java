package alo.ui.base;

import com.vaadin.flow.component.html.NativeButton;

/// A telephone number that is dialled by a click: it tells the telephone beside the page, in the
/// browser and not by way of the server, since the telephone works also without it.
public final class Dial extends NativeButton {
  public Dial(String number) {
    super(Format.phone(number));
    addClassName("dial");
    getElement().setAttribute("data-number", number);
    setTitle(getTranslation("dial.tooltip"));
    getElement()
        .executeJs(
            "this.addEventListener('click', e => { e.stopPropagation(); window.dispatchEvent("
                + "new CustomEvent('alo-dial', {detail: {to: $0}})); })",
            number);
  }
}
