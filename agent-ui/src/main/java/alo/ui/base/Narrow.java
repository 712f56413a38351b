package alo.ui.base;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
import java.util.List;

/// Leaves out of a list what matters least while the window has no room for it: a line that goes on
/// where nobody sees it hides more. What is left out stands on the line's own page.
public final class Narrow {
  private Narrow() {}

  /// Shows columns only in windows of a width in pixels at least.
  @SafeVarargs
  public static <T> void hide(Grid<T> grid, int below, Grid.Column<T>... columns) {
    List<Grid.Column<T>> least = List.of(columns);
    grid.addAttachListener(
        attached -> {
          Page page = attached.getUI().getPage();
          page.retrieveExtendedClientDetails(
              window -> show(least, window.getWindowInnerWidth() >= below));
          Registration watch =
              page.addBrowserWindowResizeListener(
                  resized -> show(least, resized.getWidth() >= below));
          grid.addDetachListener(
              detached -> {
                watch.remove();
                detached.unregisterListener();
              });
        });
  }

  private static <T> void show(List<Grid.Column<T>> columns, boolean shown) {
    columns.forEach(column -> column.setVisible(shown));
  }
}
