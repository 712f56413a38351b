package alo.ui.permission;

import alo.contract.id.PermissionSetId;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.contract.problem.Problem;
import alo.ui.base.ActsField;
import alo.ui.base.Chosen;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.base.Sets;
import alo.ui.client.Refused;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One set: its name and what it lets people do. A refusal is told at its place, and what was typed
/// stays.
final class SetForm extends Section {
  private static final String NAME_PLACE = "/name";

  private final H2 title = new H2();
  private final Paragraph note = new Paragraph();
  private final TextField name = new TextField(getTranslation("permissions.name"));
  private final Div problem = new Div();
  private final ActsField acts =
      new ActsField(EnumSet.allOf(Permission.class), () -> problem.setText(""));
  private final Button copy;
  private final Button remove;
  private final Button cancel;
  private final Button save;
  private @Nullable PermissionSetView set;
  private PermissionSetView.@Nullable Draft shown;

  /// What is done with a set.
  interface Hands {
    /// Opens a copy of it.
    void copy(PermissionSetView set);

    /// Takes it away.
    void remove(PermissionSetView set);

    /// Leaves a new one without keeping it.
    void cancel();

    /// Keeps what the form says.
    void save();
  }

  SetForm(Hands hands) {
    addClassNames("card", "set-form");
    copy = new Button(getTranslation("permissions.copy"), VaadinIcon.COPY_O.create());
    copy.setId("copy-set");
    copy.addClickListener(_ -> whenShown(hands::copy));
    remove = new Button(getTranslation("act.remove"));
    remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    remove.setId("remove-set");
    remove.addClickListener(_ -> whenShown(hands::remove));
    cancel = new Button(getTranslation("act.cancel"), _ -> hands.cancel());
    cancel.setId("cancel-set");
    save = new Button(getTranslation("act.save"), _ -> hands.save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.setId("save-set");
    name.setId("set-name");
    name.setRequiredIndicatorVisible(true);
    name.addValueChangeListener(_ -> name.setInvalid(false));
    // By the field alone: enter at a tick is not meant for the form.
    name.addKeyPressListener(Key.ENTER, _ -> hands.save());
    note.addClassName("quiet");
    problem.addClassName("form-problem");
    problem.setId("set-problem");
    problem.getElement().setAttribute("role", "alert");
    Div buttons = new Div(remove, copy, cancel, save);
    buttons.addClassName("acts");
    Div head = new Div(title, buttons);
    head.addClassName("screen-head");
    Div body = new Div(note, name, acts);
    body.addClassName("set-body");
    add(head, problem, body);
  }

  private void whenShown(java.util.function.Consumer<PermissionSetView> hand) {
    if (set != null) {
      hand.accept(set);
    }
  }

  /// Shows a set as it is.
  void show(PermissionSetView now) {
    boolean fixed = now.builtIn() || !mayCompose();
    set = now;
    fill(Sets.name(this, now), new Chosen(now.permissions(), Person.acts()), fixed);
    title.setText(Sets.name(this, now));
    note.setText(
        getTranslation(now.builtIn() ? "permissions.built-in.how" : "permissions.own.how"));
    note.setVisible(fixed);
    copy.setVisible(mayCompose());
    cancel.setVisible(false);
    remove.setVisible(!fixed);
  }

  /// Shows a set that is not there yet.
  ///
  /// @param like what it begins with
  void showNew(String suggested, Set<Permission> like) {
    set = null;
    fill(suggested, Chosen.copied(like, Person.acts()), false);
    title.setText(getTranslation("permissions.new"));
    note.setVisible(false);
    copy.setVisible(false);
    cancel.setVisible(true);
    remove.setVisible(false);
    name.focus();
  }

  private void fill(String called, Chosen chosen, boolean fixed) {
    name.setValue(called);
    name.setInvalid(false);
    name.setVisible(!fixed);
    acts.show(chosen, fixed);
    problem.setText("");
    save.setVisible(!fixed);
    shown = draft();
  }

  /// Whether something was changed that is not kept.
  boolean changed() {
    return !draft().equals(shown);
  }

  /// Of which set it is; null for a new one.
  @Nullable PermissionSetId id() {
    return set == null ? null : set.id();
  }

  /// What the form says.
  PermissionSetView.Draft draft() {
    return new PermissionSetView.Draft(name.getValue().strip(), acts.value());
  }

  /// Whether it may be sent; marks what may not.
  boolean valid() {
    PermissionSetView.Draft draft = draft();
    int length = draft.name().codePointCount(0, draft.name().length());
    problem.setText("");
    if (length == 0) {
      wrongName(getTranslation("problem.required"));
    } else if (length > PermissionSetView.Draft.NAME_LENGTH_MAX) {
      wrongName(
          getTranslation(
              "permissions.name-too-long", PermissionSetView.Draft.NAME_LENGTH_MAX, length));
    }
    if (draft.permissions().isEmpty()) {
      problem.setText(getTranslation("permissions.nothing-ticked"));
    }
    return !name.isInvalid() && !draft.permissions().isEmpty();
  }

  /// Tells a refusal at its place.
  void tell(Refused refused) {
    boolean placed = false;
    for (Problem.At at : refused.problem().errors()) {
      if (at.place().equals(NAME_PLACE)) {
        wrongName(Says.text(this, at));
      } else {
        problem.setText(Says.text(this, at));
      }
      placed = true;
    }
    if (!placed) {
      problem.setText(Says.text(this, refused));
    }
  }

  private void wrongName(String why) {
    name.setErrorMessage(why);
    name.setInvalid(true);
    name.focus();
  }

  private static boolean mayCompose() {
    return Person.may(Permission.PERMISSIONS_CHANGE);
  }
}
