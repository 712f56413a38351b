package alo.ui.provider;

import alo.contract.problem.ProblemCode;
import alo.ui.base.Says;
import alo.ui.client.Refused;
import com.vaadin.flow.component.grid.Grid;
import java.util.List;

/// Says that the usage can not be read now: whoever reckons it does not answer. Everything else
/// goes on.
final class Away {
  private Away() {}

  /// Told beside the list, which is empty for that reason; any other refusal goes on.
  static void tell(Refused refused, Grid<?> grid) {
    if (!refused.is(ProblemCode.DEPENDENCY_UNAVAILABLE)) {
      throw refused;
    }
    String text = grid.getTranslation("usage.away");
    grid.setItems(List.of());
    grid.setEmptyStateText(text);
    Says.bad(text);
  }
}
