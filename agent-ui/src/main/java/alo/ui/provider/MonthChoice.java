package alo.ui.provider;

import com.vaadin.flow.component.select.Select;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Chooses one of the last twelve months; shows the running one first.
final class MonthChoice extends Select<YearMonth> {
  private static final int MONTHS = 12;
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("MM/yyyy");

  MonthChoice(YearMonth running, Consumer<YearMonth> show) {
    setId("month");
    setItems(IntStream.range(0, MONTHS).mapToObj(running::minusMonths).toList());
    setItemLabelGenerator(FORM::format);
    setAriaLabel(getTranslation("usage.month"));
    addValueChangeListener(e -> show.accept(e.getValue()));
    addAttachListener(_ -> setValue(running));
  }
}
