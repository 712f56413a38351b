package alo.ui.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Something to be taken elsewhere as it stands, with a button that copies it.
public final class CopyField extends Div {
  /// The old way serves where a page that is not encrypted may not write to the clipboard.
  private static final String COPY =
      """
      const marked = document.createRange();
      marked.selectNodeContents($0);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(marked);
      const way = navigator.clipboard ? navigator.clipboard.writeText($0.textContent)
        : Promise.resolve(document.execCommand('copy'));
      return way.then(() => true, () => document.execCommand('copy'));
      """;

  private final Pre text = new Pre();

  /// @param label what it is
  /// @param id of the text; the button's is the same with `copy-` before it
  public CopyField(String label, String id, String value) {
    addClassName("copy-field");
    Span name = new Span(label);
    name.addClassName("copy-label");
    text.setText(value);
    text.setId(id);
    // It may scroll, so the keyboard must come there.
    text.getElement().setAttribute("tabindex", "0");
    text.getElement().setAttribute("role", "group");
    text.getElement().setAttribute("aria-label", label);
    Button copy = new Button(VaadinIcon.COPY_O.create(), _ -> copy());
    copy.setAriaLabel(getTranslation("act.copy") + ": " + label);
    copy.setTooltipText(getTranslation("act.copy"));
    copy.setId("copy-" + id);
    add(name, new Div(text, copy));
  }

  private void copy() {
    UI.getCurrent()
        .getPage()
        .executeJs(COPY, text.getElement())
        .then(
            Boolean.class,
            copied -> {
              if (copied) {
                Says.done(getTranslation("act.copied"));
              } else {
                Says.bad(getTranslation("act.copy.by-hand"));
              }
            });
  }
}
