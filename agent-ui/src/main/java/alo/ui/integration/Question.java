package alo.ui.integration;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks before something is done that can not be taken back.
final class Question extends ConfirmDialog {
  /// @param means what comes of it
  /// @param act the word on the button that does it
  Question(String title, String means, String act, Runnable yes) {
    setHeader(title);
    setText(means);
    setConfirmText(act);
    setConfirmButtonTheme("error primary");
    addConfirmListener(_ -> yes.run());
    setCancelable(true);
    setCancelText(getTranslation("act.cancel"));
  }
}
