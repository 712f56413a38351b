package alo.ui.integration;

import alo.ui.base.CopyField;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// Shows a secret that nobody is shown again. Only a button closes it: a slip would cost a renewal.
final class SecretDialog extends Dialog {
  /// @param how what is to be done with it
  SecretDialog(String title, String how, CopyField... fields) {
    setHeaderTitle(title);
    setWidth("44rem");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    setModality(ModalityMode.VISUAL);
    Paragraph once = new Paragraph(getTranslation("secret.once"));
    once.setId("secret-once");
    once.addClassName("warning");
    once.getElement().setAttribute("role", "alert");
    Div body = new Div(once, new Paragraph(how));
    body.addClassName("edit-form");
    body.add(fields);
    add(body);
    Button kept = new Button(getTranslation("secret.kept"), _ -> close());
    kept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    kept.setId("secret-kept");
    getFooter().add(kept);
  }
}
