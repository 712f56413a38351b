package alo.ui.base;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Shown for a page that is not there, and for one that is not for this person: he is not told
/// which.
@ParentLayout(Frame.class)
@AnonymousAllowed
public class NoPage extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {
  private static final int NOT_FOUND = 404;

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    addClassName("empty");
    getElement().setAttribute("role", "main");
    boolean locked = Person.isLocked();
    add(
        new H1(getTranslation(title())),
        new Paragraph(getTranslation(locked ? "home.locked.how" : "problem.no-page.how")));
    return NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return getTranslation(title()) + " · Alo";
  }

  /// To whoever is locked each page is not for him: he is told why.
  private static String title() {
    return Person.isLocked() ? "home.locked" : "problem.no-page";
  }
}
