package alo.ui.integration;

import alo.ui.base.EditDialog;
import com.vaadin.flow.component.html.Paragraph;

/// Asks before something is done that can not be taken back.
final class Question {
  private Question() {}

  /// Opens the question; a refusal is told in it.
  ///
  /// @param means what comes of it
  /// @param act the word on the button that does it
  /// @param then when it is done and the question gone
  static void ask(String title, String means, String act, Runnable yes, Runnable then) {
    new EditDialog(title, () -> true, yes, new Paragraph(means)).withWarning(act).then(then).open();
  }
}
