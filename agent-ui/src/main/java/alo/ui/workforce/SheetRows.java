package alo.ui.workforce;

import alo.contract.agent.AgentImport.Cells;
import alo.contract.agent.AgentImport.Outcome;
import alo.contract.agent.AgentImport.Row;
import alo.ui.base.Says;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;

/// The rows of a sheet of people, with each mistake at its cell.
final class SheetRows extends Grid<Row> {
  SheetRows() {
    setId("rows");
    addClassName("grid-fill");
    addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    addColumn(Row::line).setHeader(getTranslation("sheet.line")).setWidth("4.5em").setFlexGrow(0);
    addComponentColumn(this::state)
        .setHeader(getTranslation("call.state"))
        .setWidth("8em")
        .setFlexGrow(0);
    cells("name", "agent.name", Cells::name);
    cells("mail", "agent.email", Cells::mail);
    cells("extension", "agent.extension", Cells::extension);
    cells("permissions", "agent.sets", Cells::permissions);
    cells("queues", "queues.title", Cells::queues);
    cells("department", "agent.department", Cells::department);
  }

  private void cells(String place, String head, Function<Cells, String> value) {
    addComponentColumn(row -> cell(row, place, value.apply(row.cells())))
        .setHeader(getTranslation(head));
  }

  /// Mistakes of the whole line stand below what became of it.
  private Component state(Row row) {
    Span word = new Span(getTranslation("sheet.outcome." + row.outcome()));
    if (row.outcome() == Outcome.WRONG || row.outcome() == Outcome.FAILED) {
      word.addClassName("mistake");
    }
    Div state = new Div(word);
    mistakes(row, "", state);
    return state;
  }

  private Component cell(Row row, String place, String value) {
    Div cell = new Div(new Span(value));
    mistakes(row, place, cell);
    return cell;
  }

  private void mistakes(Row row, String place, Div cell) {
    row.mistakes().stream()
        .filter(at -> at.place().equals(place))
        .map(at -> Says.text(this, at))
        .distinct()
        .forEach(
            text -> {
              Div mistake = new Div(text);
              mistake.addClassName("mistake");
              cell.add(mistake);
            });
  }
}
