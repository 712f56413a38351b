package alo.ui.base;

import alo.ui.client.Refused;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Shown instead of a view whose data could not be had.
@ParentLayout(Frame.class)
@AnonymousAllowed
public class RefusedPage extends Div implements HasErrorParameter<Refused>, HasDynamicTitle {
  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refused> parameter) {
    addClassName("empty");
    getElement().setAttribute("role", "main");
    Refused refused = parameter.getException();
    add(
        new H1(getTranslation("problem.page")),
        new Paragraph(Says.text(this, refused)),
        new Paragraph(getTranslation("problem.page.how")));
    return refused.problem().status();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("problem.page") + " · Alo";
  }
}
