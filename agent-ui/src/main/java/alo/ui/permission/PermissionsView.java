package alo.ui.permission;

import alo.contract.id.PermissionSetId;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.contract.identity.Permit;
import alo.ui.base.Frame;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.base.Sets;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tenant's sets of permissions: those that every tenant has, and its own, which are composed
/// here.
@Route(value = "permissions", layout = Frame.class)
@RolesAllowed(Permit.PERMISSIONS_SEE)
public class PermissionsView extends Screen implements BeforeLeaveObserver, SetForm.Hands {
  private final TenantsApi api;
  private final UnorderedList list = new UnorderedList();
  private final SetForm form = new SetForm(this);
  private List<PermissionSetView> sets = List.of();

  @Inject
  public PermissionsView(TenantsApi api) {
    super("permissions.title");
    this.api = api;
    Button fresh =
        new Button(
            getTranslation("permissions.new"),
            VaadinIcon.PLUS.create(),
            _ -> unlessChanged(() -> showNew("", Set.of())));
    fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    fresh.setId("new-set");
    fresh.setVisible(Person.may(Permission.PERMISSIONS_CHANGE));
    addActs(fresh);
    Paragraph when = new Paragraph(getTranslation("permissions.when"));
    when.addClassName("quiet");
    when.setId("when");
    list.addClassName("set-list");
    list.setId("sets");
    Div both = new Div(list, form);
    both.addClassName("sets");
    add(when, both);
    load(null);
  }

  /// What was ticked is not thrown away without a question.
  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (form.changed()) {
      BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
      ask(leave::proceed, leave::cancel);
    }
  }

  @Override
  public void copy(PermissionSetView set) {
    unlessChanged(
        () ->
            showNew(
                getTranslation("permissions.copy.name", Sets.name(this, set)), set.permissions()));
  }

  @Override
  public void cancel() {
    unlessChanged(() -> load(null));
  }

  @Override
  public void save() {
    if (!form.valid()) {
      return;
    }
    PermissionSetView saved;
    try {
      saved = api.savePermissionSet(form.id(), form.draft());
    } catch (Refused e) {
      form.tell(e);
      return;
    }
    load(saved.id());
    Says.done(getTranslation("act.saved"));
  }

  @Override
  public void remove(PermissionSetView set) {
    sets = api.permissionSets();
    int people =
        sets.stream()
            .filter(s -> s.id().equals(set.id()))
            .mapToInt(PermissionSetView::people)
            .sum();
    if (people > 0) {
      Says.bad(getTranslation("permissions.held", people(people)));
      return;
    }
    ConfirmDialog question =
        new ConfirmDialog(
            getTranslation("permissions.remove", Sets.name(this, set)),
            getTranslation("permissions.remove.means"),
            getTranslation("act.remove"),
            _ -> removeForGood(set),
            getTranslation("act.cancel"),
            _ -> {});
    question.setConfirmButtonTheme("error primary");
    question.open();
  }

  private void removeForGood(PermissionSetView set) {
    api.removePermissionSet(set.id());
    load(null);
    Says.done(getTranslation("permissions.removed", Sets.name(this, set)));
  }

  /// Loads anew and shows one; the first if that is gone.
  private void load(@Nullable PermissionSetId chosen) {
    sets = api.permissionSets();
    sets.stream()
        .filter(s -> s.id().equals(chosen))
        .findFirst()
        .or(() -> sets.stream().findFirst())
        .ifPresent(this::show);
  }

  private void show(PermissionSetView set) {
    form.show(set);
    list(set.id());
  }

  private void showNew(String name, Set<Permission> like) {
    form.showNew(name, like);
    list(null);
  }

  private void list(@Nullable PermissionSetId current) {
    list.removeAll();
    for (PermissionSetView set : sets) {
      Span name = new Span(Sets.name(this, set));
      name.addClassName("set-name");
      Span facts = new Span(facts(set));
      facts.addClassName("set-facts");
      NativeButton line = new NativeButton();
      line.add(name, facts);
      line.setId("set-" + set.id());
      line.addClickListener(_ -> unlessChanged(() -> show(set)));
      if (set.id().equals(current)) {
        line.getElement().setAttribute("aria-current", "true");
      }
      list.add(new ListItem(line));
    }
  }

  private String facts(PermissionSetView set) {
    String people = people(set.people());
    return set.builtIn() ? getTranslation("permissions.built-in") + " · " + people : people;
  }

  private String people(int count) {
    return switch (count) {
      case 0 -> getTranslation("permissions.people.none");
      case 1 -> getTranslation("permissions.people.one");
      default -> getTranslation("permissions.people.many", count);
    };
  }

  private void unlessChanged(Runnable go) {
    if (form.changed()) {
      ask(go, () -> {});
    } else {
      go.run();
    }
  }

  private void ask(Runnable go, Runnable stay) {
    new ConfirmDialog(
            getTranslation("permissions.unsaved"),
            getTranslation("permissions.unsaved.how"),
            getTranslation("menu.unsaved.leave"),
            _ -> go.run(),
            getTranslation("menu.unsaved.stay"),
            _ -> stay.run())
        .open();
  }
}
