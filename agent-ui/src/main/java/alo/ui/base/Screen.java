package alo.ui.base;

import alo.contract.tenant.Me;
import alo.contract.tenant.TenantView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/// A view: its title, its few acts, its one job.
public abstract class Screen extends Div implements HasDynamicTitle {
  private final H1 heading = new H1();
  private final Div acts = new Div();

  /// @param title key of the title
  protected Screen(String title) {
    heading.setText(getTranslation(title));
    addClassName("screen");
    getElement().setAttribute("role", "main");
    acts.addClassName("acts");
    Div head = new Div(heading, acts);
    head.addClassName("screen-head");
    Person.current().map(Me::standing).ifPresent(standing -> add(banner(standing)));
    add(head);
  }

  /// Why everything here is refused, and until when it can be read.
  private Component banner(TenantView.Standing standing) {
    Paragraph what =
        new Paragraph(
            standing.deleteAt() == null
                ? getTranslation("standing.suspended")
                : getTranslation("standing.closing", Format.current().moment(standing.deleteAt())));
    Paragraph why = new Paragraph(getTranslation("standing.reason", standing.reason()));
    Div banner = new Div(what, why);
    banner.setId("standing");
    banner.addClassName("standing");
    banner.getElement().setAttribute("role", "status");
    return banner;
  }

  /// Says what is shown, where that is more than the page's name; also in the window's title.
  protected void title(String text) {
    heading.setText(text);
  }

  /// Adds acts to the right of the title.
  protected void addActs(Component... components) {
    acts.add(components);
  }

  @Override
  public String getPageTitle() {
    return heading.getText() + " · Alo";
  }

  /// What an empty list says: what it is and what to do next.
  protected static Component empty(String text, String how) {
    Div empty = new Div(new Paragraph(text), new Paragraph(how));
    empty.addClassName("empty");
    return empty;
  }
}
