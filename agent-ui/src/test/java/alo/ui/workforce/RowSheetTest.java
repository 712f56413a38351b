package alo.ui.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentImport.Cells;
import alo.contract.agent.AgentImport.Outcome;
import alo.contract.agent.AgentImport.Row;
import alo.contract.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowSheetTest {
  private static final Row EVIL =
      new Row(
          7,
          new Cells("=cmd|x", "+a@example.test", "201", "Mua, bán", "employee;-x", "\"Phòng\" 1"),
          Outcome.WRONG,
          null,
          List.of(new Problem.At("name", "line", "@wrong")));

  @Test
  @DisplayName("[D5] what is sent is what was typed, to the letter")
  void sends() {
    assertThat(RowSheet.toSend(List.of(EVIL)))
        .isEqualTo(
            "name,mail,extension,permissions,queues,department\r\n"
                + "=cmd|x,+a@example.test,201,employee;-x,\"Mua, bán\",\"\"\"Phòng\"\" 1\"\r\n");
  }

  @Test
  @DisplayName("[D5] what is kept runs no formula in a spreadsheet program")
  void keeps() {
    assertThat(
            RowSheet.toKeep(
                List.of(EVIL),
                List.of("Line", "State", "What is wrong"),
                Outcome::name,
                row -> row.mistakes().getFirst().detail()))
        .startsWith("\uFEFFname,mail,")
        .contains(
            "\n"
                + "'=cmd|x,'+a@example.test,201,employee;'-x,\"Mua, bán\",\"\"\"Phòng\"\""
                + " 1\",7,WRONG,'@wrong");
  }
}
