package alo.tenants.workforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.agent.AgentImport;
import alo.contract.problem.RejectedException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleSheetTest {
  private static final AgentImport.Cells ANA =
      new AgentImport.Cells("Trần, Ana", "ana@example.test", "201", "Lễ tân", "employee", "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,mail,extension,queues,permissions\n"
            + "\"Trần, Ana\",ana@example.test,201,Lễ tân,employee",
        "name;mail;extension;queues;permissions\r\n"
            + "Trần, Ana;ana@example.test;201;Lễ tân;employee\r\n",
        "\uFEFFHọ tên\tEmail\tMáy lẻ\tHàng đợi\tQuyền\n"
            + "Trần, Ana\tana@example.test\t201\tLễ tân\temployee",
        "\n"
            + ";;;;\n"
            + "QUYỀN; MÁY LẺ ;Mail;Tên;Hàng  chờ\n"
            + "employee;201;ana@example.test;Trần, Ana;Lễ tân\n"
            + ";;;;\n"
      })
  @DisplayName("[D5] a sheet is read as programs for tables write it, in English or Vietnamese")
  void reads(String text) {
    for (String form :
        List.of(text, Normalizer.normalize(text, Normalizer.Form.NFD).replace("Trần", "Trần"))) {
      List<PeopleSheet.Line> lines = PeopleSheet.read(form.getBytes(UTF_8));
      assertThat(lines).hasSize(1);
      assertThat(Normalizer.normalize(lines.getFirst().cells().toString(), Normalizer.Form.NFC))
          .isEqualTo(ANA.toString());
    }
  }

  @Test
  @DisplayName("[D5] a line is told by where it begins in the sheet, also below one of two lines")
  void countsLines() {
    List<PeopleSheet.Line> lines =
        PeopleSheet.read(
            "name,mail,extension,permissions\n\n\"A\nna\",a@b.c,1,x\nBo,b@b.c,2,x,more\nCu\n"
                .getBytes(UTF_8));
    assertThat(lines).extracting(PeopleSheet.Line::number).containsExactly(3, 5, 6);
    assertThat(lines).extracting(PeopleSheet.Line::extra).containsExactly(0, 1, 0);
    assertThat(lines.getLast().cells().mail()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, empty",
        "name, unknown-column",
        "`name|mail|extension|permissions`, empty",
        "`name|mail|extension|permissions|depratment`, unknown-column",
        "`name|mail|extension|permissions|tên`, twice",
        "`name|mail|extension`, no-column",
        "`name|mail|extension|permissions~\"a\"b|c|d|e`, csv"
      })
  @DisplayName("[D5] what is no such sheet is refused as a whole, with the reason")
  void refuses(String text, String code) {
    String sheet = text.equals("name") ? "hello" : text.replace('|', ',').replace('~', '\n');
    assertThatThrownBy(() -> PeopleSheet.read(sheet.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e ->
                assertThat(e.problem().errors())
                    .singleElement()
                    .satisfies(at -> assertThat(at.code()).isEqualTo(code)));
  }

  @Test
  @DisplayName("[D5] another alphabet's bytes, too many people and too large a sheet are refused")
  void limits() {
    byte[] utf16 = "name,mail,extension,permissions\nÁ,a,1,x".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> PeopleSheet.read(utf16)).hasMessageContaining("UTF-8");
    String head = "name,mail,extension,permissions\n";
    assertThat(PeopleSheet.read((head + "A,a,1,x\n".repeat(500)).getBytes(UTF_8))).hasSize(500);
    assertThatThrownBy(() -> PeopleSheet.read((head + "A,a,1,x\n".repeat(501)).getBytes(UTF_8)))
        .hasMessageContaining("at most 500");
    assertThatThrownBy(() -> PeopleSheet.read(new byte[AgentImport.SHEET_BYTES_MAX + 1]))
        .hasMessageContaining("bytes");
  }
}
