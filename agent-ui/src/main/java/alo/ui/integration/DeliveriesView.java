package alo.ui.integration;

import alo.contract.hook.HookState;
import alo.contract.hook.HookView;
import alo.contract.id.HookId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.ui.base.Facts;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Person;
import alo.ui.base.Place;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.client.ProgramsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One web-hook: what it is, what was and will be sent to it, and what can be done about it.
@Route(value = Place.HOOK, layout = Frame.class)
@RolesAllowed(Permit.HOOKS_SEE)
public class DeliveriesView extends Screen implements HasUrlParameter<String> {
  private final ProgramsApi api;
  private final InstantSource clock;
  private final Format format = Format.current();
  private final Section about = new Section();
  private final Div all = new Div();

  @Inject
  public DeliveriesView(ProgramsApi api, InstantSource clock) {
    super("hook.title");
    this.api = api;
    this.clock = clock;
    about.addClassNames("card", "hook-about");
    all.addClassName("deliveries");
    add(about, new H2(getTranslation("hook.deliveries")), all);
    Anchor back = new Anchor(Place.HOOKS, getTranslation("hooks.all"));
    back.addClassName("button");
    addActs(back);
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    try {
      show(api.hook(new HookId(id)));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(e.getMessage());
    }
  }

  private void show(HookView hook) {
    boolean mayChange = Person.may(Permission.HOOKS_CHANGE);
    about.removeAll();
    about.add(new H2(hook.name()), facts(hook));
    if (mayChange) {
      about.add(acts(hook));
    }
    all.removeAll();
    all.add(new DeliveryGrid(api, hook.id(), mayChange && hook.state() == HookState.ACTIVE));
  }

  private void reload(HookId id) {
    show(api.hook(id));
  }

  private Facts facts(HookView hook) {
    Facts facts = new Facts();
    facts.add(getTranslation("hook.url"), hook.url());
    facts.add(getTranslation("hook.types"), HookWords.types(this, hook.types()));
    facts.add(getTranslation("hook.state"), HookWords.state(this, hook));
    facts.add(getTranslation("hook.paused-because"), pausedBecause(hook));
    if (hook.failingSince() != null) {
      facts.add(getTranslation("hook.failing"), format.moment(hook.failingSince()));
    }
    facts.add(getTranslation("hook.since"), format.moment(hook.createdAt()));
    return facts;
  }

  private @Nullable String pausedBecause(HookView hook) {
    return hook.pausedBecause() == null
        ? null
        : getTranslation("hook.paused-because.how", hook.pausedBecause());
  }

  private Div acts(HookView hook) {
    boolean active = hook.state() == HookState.ACTIVE;
    Button test = act("hook.test", "test", () -> test(hook));
    test.setIcon(VaadinIcon.PLAY.create());
    Button again = act("hook.again", "again", () -> again(hook));
    test.setVisible(active);
    again.setVisible(active);
    Button remove = act("act.remove", "remove-hook", () -> askToRemove(hook));
    remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    Div acts =
        new Div(
            test,
            again,
            act(active ? "hook.off" : "hook.on", "switch", () -> turn(hook, !active)),
            act("secret.renew", "renew", () -> askToRenew(hook)),
            act("act.edit", "edit-hook", () -> change(hook)),
            remove);
    acts.addClassName("acts");
    return acts;
  }

  private Button act(String word, String id, Runnable does) {
    Button button = new Button(getTranslation(word), _ -> does.run());
    button.setId(id);
    return button;
  }

  private void test(HookView hook) {
    api.test(hook.id());
    reload(hook.id());
    Says.done(getTranslation("hook.tested"));
  }

  private void again(HookView hook) {
    ReplayForm.open(
        clock.instant(),
        replay -> {
          int queued = api.replay(hook.id(), replay);
          reload(hook.id());
          return getTranslation("hook.again.done", queued);
        });
  }

  private void turn(HookView hook, boolean on) {
    api.saveHook(hook.id(), new HookView.Draft(hook.name(), hook.url(), hook.types(), on));
    reload(hook.id());
    Says.done(getTranslation(on ? "hook.is-on" : "hook.is-off"));
  }

  private void change(HookView hook) {
    HookForm.open(
        api,
        hook,
        changed -> {
          show(changed);
          Says.done(getTranslation("act.saved"));
        });
  }

  private void askToRenew(HookView hook) {
    AtomicReference<HookView> renewed = new AtomicReference<>(hook);
    Question.ask(
        getTranslation("secret.renew.of", hook.name()),
        getTranslation("hook.renew.means"),
        getTranslation("secret.renew"),
        () -> renewed.set(api.renewSecret(hook.id())),
        () ->
            HookWords.showSecret(
                this, renewed.get(), getTranslation("secret.renewed", hook.name())));
  }

  private void askToRemove(HookView hook) {
    Question.ask(
        getTranslation("hook.remove", hook.name()),
        getTranslation("hook.remove.means"),
        getTranslation("act.remove"),
        () -> api.removeHook(hook.id()),
        () -> {
          getUI().ifPresent(ui -> ui.navigate(Place.HOOKS));
          Says.done(getTranslation("hook.removed", hook.name()));
        });
  }
}
