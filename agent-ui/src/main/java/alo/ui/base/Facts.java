package alo.ui.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// Names and values, one under the other; what is absent is left out.
public final class Facts extends DescriptionList {
  public Facts() {
    addClassName("facts");
  }

  /// Adds a fact.
  public void add(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      add(new Term(name), new Description(value));
    }
  }

  /// Adds a telephone number, which does not go on in the next line.
  ///
  /// @param label goes before it, null for none
  public void addPhone(String name, @Nullable String label, @Nullable String number) {
    Span figures = new Span(Format.phone(number));
    figures.addClassName("number");
    add(name, new Span(new Text(label == null ? "" : label + " · "), figures));
  }

  /// Adds a fact that is more than a text.
  public void add(String name, Component value) {
    Description description = new Description();
    description.add(value);
    add(new Term(name), description);
  }
}
