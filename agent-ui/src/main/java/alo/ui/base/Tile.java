package alo.ui.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// One large figure with its name.
public final class Tile extends Div {
  private final Div value = new Div();

  public Tile(String name, String id) {
    addClassName("tile");
    value.addClassName("tile-value");
    value.setId(id);
    add(value, new Span(name));
  }

  /// Shows a figure.
  public void set(String figure) {
    value.setText(figure);
  }

  /// Shows something that moves by itself.
  public void set(Component figure) {
    value.removeAll();
    value.add(figure);
  }

  /// Marks the figure as one that asks for an act.
  public void alarm(boolean on) {
    setClassName("alarm", on);
  }
}
