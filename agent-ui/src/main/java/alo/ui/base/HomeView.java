package alo.ui.base;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

/// The way in: sends everybody to the first place that is his. Whoever has none is told so.
@Route(value = Place.HOME, layout = Frame.class)
@PermitAll
public class HomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final SecurityIdentity identity;

  @Inject
  public HomeView(SecurityIdentity identity) {
    this.identity = identity;
    addClassName("empty");
    getElement().setAttribute("role", "main");
    boolean locked = Person.isLocked(identity);
    add(
        new H1(getTranslation(title())),
        new Paragraph(getTranslation(locked ? "home.locked.how" : "home.nothing.how")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Place.ALL_PLACES.stream()
        .filter(p -> p.isFor(identity))
        .findFirst()
        .ifPresent(p -> event.forwardTo(p.path()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation(title()) + " · Alo";
  }

  private String title() {
    return Person.isLocked(identity) ? "home.locked" : "home.nothing";
  }
}
