package alo.ui.desktop;

import alo.contract.number.NumberView;
import alo.ui.base.Format;
import alo.ui.client.NumbersApi;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import alo.ui.client.TenantsApi.CallFilter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;

/// What whoever signed up wants to know first: his number, and what to do now. Gone with the first
/// call.
final class FirstSteps extends Section {
  private FirstSteps(List<NumberView> numbers) {
    setId("first-steps");
    addClassNames("card", "first-steps");
    add(new H2(getTranslation("desk.first.numbers")));
    for (NumberView number : numbers) {
      Span figures = new Span(Format.phone(number.number().value()));
      figures.addClassName("first-number");
      add(new Div(figures));
    }
    add(new Paragraph(getTranslation("desk.first.call")));
    Div next = new Div();
    next.addClassName("row");
    next.add(
        way("agents", "desk.first.people"),
        way("menu", "desk.first.menu"),
        way("prompts", "desk.first.prompts"),
        way("numbers", "desk.first.more"));
    add(next);
  }

  private Component way(String path, String text) {
    return new Anchor(path, getTranslation(text));
  }

  /// The steps, while there was no call; nothing while the control plane does not say.
  static Optional<FirstSteps> find(TenantsApi api, NumbersApi numbers) {
    try {
      return api.interactions(CallFilter.ALL, 1, null).items().isEmpty()
          ? Optional.of(numbers.numbers()).filter(n -> !n.isEmpty()).map(FirstSteps::new)
          : Optional.empty();
    } catch (Refused _) {
      return Optional.empty();
    }
  }
}
