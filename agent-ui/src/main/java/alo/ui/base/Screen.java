package alo.ui.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/// A view: its title, its few acts, its one job.
public abstract class Screen extends Div implements HasDynamicTitle {
  private final String title;
  private final Div acts = new Div();

  /// @param title key of the title
  protected Screen(String title) {
    this.title = title;
    addClassName("screen");
    getElement().setAttribute("role", "main");
    acts.addClassName("acts");
    Div head = new Div(new H1(getTranslation(title)), acts);
    head.addClassName("screen-head");
    add(head);
  }

  /// Adds acts to the right of the title.
  protected void addActs(Component... components) {
    acts.add(components);
  }

  @Override
  public String getPageTitle() {
    return getTranslation(title) + " · Alo";
  }

  /// What an empty list says: what it is and what to do next.
  protected static Component empty(String text, String how) {
    Div empty = new Div(new Paragraph(text), new Paragraph(how));
    empty.addClassName("empty");
    return empty;
  }
}
