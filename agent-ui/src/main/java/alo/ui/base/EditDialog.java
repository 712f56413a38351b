package alo.ui.base;

import alo.contract.problem.Problem;
import alo.ui.client.Refused;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A form over the page: enter saves, escape leaves. A refusal stays in the form, with what was
/// typed.
public final class EditDialog extends Dialog {
  private final Div problem = new Div();
  private final Map<String, Consumer<String>> places = new HashMap<>();
  private final Button ok;
  private Runnable after = () -> Says.done(getTranslation("act.saved"));

  /// @param valid whether what was typed may be sent; it marks the fields
  /// @param save sends it; throws [Refused]
  public EditDialog(String title, BooleanSupplier valid, Runnable save, Component... fields) {
    setHeaderTitle(title);
    setWidth("32rem");
    Div form = new Div(fields);
    form.addClassName("edit-form");
    problem.addClassName("form-problem");
    problem.getElement().setAttribute("role", "alert");
    add(problem, form);
    // What was typed is not thrown away by a click beside it.
    setCloseOnOutsideClick(false);
    // Only to the eye: the telephone beside it goes on telling the page of its calls.
    setModality(ModalityMode.VISUAL);
    for (Component field : fields) {
      keepEnter(field);
      forgive(field);
    }
    ok = new Button(getTranslation("act.save"), _ -> save(valid, save));
    ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    ok.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
    ok.setId("save");
    getFooter().add(new Button(getTranslation("act.cancel"), _ -> close()), ok);
  }

  /// Names what it does, where that is more than to save what was typed.
  public EditDialog that(String act) {
    ok.setText(act);
    return this;
  }

  /// Tells refusals of a place of what is sent at its field, not above all of them.
  ///
  /// @param place as a refusal names it, e.g. `/name`
  public EditDialog placing(String place, HasValidation field) {
    return placing(
        place,
        why -> {
          field.setErrorMessage(why);
          field.setInvalid(true);
        });
  }

  /// As [#placing], for a field that tells it in its own way.
  public EditDialog placing(String place, Consumer<String> tell) {
    places.put(place, tell);
    return this;
  }

  /// Does something in place of saying that it is saved, once it is and the form is gone.
  public EditDialog then(Runnable done) {
    after = done;
    return this;
  }

  /// As [#that], in red: it hurts somebody.
  public EditDialog withWarning(String act) {
    ok.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return that(act);
  }

  /// Adds an act that takes the thing away, after a question.
  public EditDialog withRemoval(Runnable remove) {
    return withRemoval(getTranslation("act.remove"), getTranslation("act.remove.sure"), remove);
  }

  /// As [#withRemoval(Runnable)], in other words.
  ///
  /// @param sure the question
  public EditDialog withRemoval(String act, String sure, Runnable remove) {
    Button button = new Button(act);
    button.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    button.addClassName("to-start");
    boolean[] asked = {false};
    button.addClickListener(
        _ -> {
          if (asked[0]) {
            save(() -> true, remove);
          } else {
            asked[0] = true;
            button.setText(sure);
          }
        });
    getFooter().addComponentAsFirst(button);
    return this;
  }

  /// A text that was marked as wrong is not any more once it is changed; numbers look after that
  /// themselves. It is so with the first letter: were it only when the field is left, the word of
  /// the mistake would go while the mouse is down, and what was to be clicked with it.
  private static void forgive(Component field) {
    switch (field) {
      case TextField text -> forgiveText(text);
      case TextArea text -> forgiveText(text);
      default -> {
        // Its own checks mark and clear it.
      }
    }
  }

  private static void forgiveText(TextFieldBase<?, String> text) {
    text.addValueChangeListener(_ -> text.setInvalid(false));
    text.getElement()
        .addEventListener("input", _ -> text.setInvalid(false))
        .setFilter("element.invalid");
  }

  /// Enter makes a new line in a text, takes what is marked in an open list and presses a button,
  /// also of a field that consists of others; it saves elsewhere.
  private static void keepEnter(Component field) {
    field
        .getElement()
        .executeJs(
            """
            let own = false;
            this.addEventListener('keydown', e => {
              const path = e.composedPath();
              own = e.key === 'Enter' && path.slice(0, path.indexOf(this) + 1).some(
                n => n.localName === 'vaadin-text-area' || n.localName === 'vaadin-button' || n.opened);
            }, true);
            this.addEventListener('keydown', e => { if (own) e.stopPropagation(); });
            """);
  }

  private void save(BooleanSupplier valid, Runnable save) {
    problem.setText("");
    if (!valid.getAsBoolean()) {
      return;
    }
    try {
      save.run();
    } catch (Refused e) {
      tell(e);
      return;
    }
    close();
    after.run();
  }

  private void tell(Refused refused) {
    List<Problem.At> errors = refused.problem().errors();
    if (errors.isEmpty() || !errors.stream().allMatch(at -> places.containsKey(at.place()))) {
      problem.setText(Says.whole(this, refused));
      return;
    }
    errors.stream()
        .collect(Collectors.groupingBy(Problem.At::place))
        .forEach((place, at) -> tell(place, at));
  }

  private void tell(String place, List<Problem.At> errors) {
    Consumer<String> field = places.get(place);
    if (field != null) {
      field.accept(
          errors.stream()
              .map(at -> Says.text(this, at))
              .distinct()
              .collect(Collectors.joining(" · ")));
    }
  }
}
