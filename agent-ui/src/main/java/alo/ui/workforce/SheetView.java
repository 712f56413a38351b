package alo.ui.workforce;

import alo.contract.agent.AgentImport;
import alo.contract.agent.AgentImport.Outcome;
import alo.contract.agent.AgentImport.Row;
import alo.contract.identity.Permit;
import alo.ui.base.Frame;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.base.Wording;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Invites many people from a sheet: it is pasted or uploaded, looked at with its mistakes at their
/// cells, and then sent in parts, so that one sees how far it is and can stop.
@Route(value = "agents/sheet", layout = Frame.class)
@RolesAllowed(Permit.AGENTS_CHANGE)
public class SheetView extends Screen {
  /// A part takes some seconds: each invitation is a mail.
  private static final int PART_ROWS = 5;

  private final TenantsApi api;
  private final TextArea text = new TextArea(getTranslation("sheet.text"));
  private final Div problem = new Div();
  private final Div source = new Div();
  private final Div outcome = new Div();
  private final Paragraph summary = new Paragraph();
  private final ProgressBar progress = new ProgressBar();
  private final SheetRows grid = new SheetRows();
  private final Button invite = new Button();
  private final Button stop = new Button(getTranslation("sheet.stop"));
  private final Anchor keep = new Anchor();

  private List<Row> rows = List.of();
  private boolean isStopped;

  @Inject
  public SheetView(TenantsApi api) {
    super("sheet.title");
    this.api = api;
    addActs(new RouterLink(getTranslation("sheet.back"), AgentsView.class));
    source.addClassName("edit-form");
    text.setId("sheet-text");
    text.setHelperText(getTranslation("sheet.text.how"));
    text.setMinRows(8);
    text.setMaxRows(16);
    text.setPlaceholder(getTranslation("sheet.example"));
    Button look =
        new Button(
            getTranslation("sheet.look"),
            VaadinIcon.CHECK.create(),
            _ -> look(text.getValue().getBytes(StandardCharsets.UTF_8)));
    look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    look.setId("look");
    Div acts = new Div(look, upload());
    acts.addClassName("acts");
    problem.addClassName("form-problem");
    problem.getElement().setAttribute("role", "alert");
    source.add(new Paragraph(getTranslation("sheet.how")), problem, text, acts);
    add(source, outcome());
  }

  private Div outcome() {
    invite.setId("invite");
    invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    invite.addClickListener(_ -> inviteAll());
    stop.setId("stop");
    stop.addClickListener(_ -> isStopped = true);
    Button again = new Button(getTranslation("sheet.again"), _ -> show(true));
    again.setId("again");
    keep.setId("keep");
    keep.setText(getTranslation("sheet.keep"));
    Div acts = new Div(invite, stop, again, keep);
    acts.addClassName("acts");
    summary.setId("summary");
    summary.getElement().setAttribute("role", "status");
    progress.getElement().setAttribute("aria-label", getTranslation("sheet.progress"));
    outcome.addClassName("sheet-outcome");
    outcome.add(summary, progress, acts, grid);
    outcome.setVisible(false);
    return outcome;
  }

  private Upload upload() {
    Upload upload = new Upload();
    upload.setUploadHandler(
        UploadHandler.inMemory(
            (_, bytes) -> {
              upload.clearFileList();
              look(bytes);
            }));
    upload.setAcceptedFileTypes("text/csv", ".csv", ".tsv", ".txt");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(AgentImport.SHEET_BYTES_MAX);
    upload.setDropAllowed(false);
    Wording.of(upload)
        .setUploadButton(new Button(getTranslation("sheet.upload"), VaadinIcon.UPLOAD.create()));
    upload.setId("upload");
    return upload;
  }

  private void show(boolean isSource) {
    source.setVisible(isSource);
    outcome.setVisible(!isSource);
  }

  private void look(byte[] sheet) {
    problem.setText("");
    try {
      rows = api.inviteFromSheet(sheet, true).rows();
    } catch (Refused e) {
      show(true);
      problem.setText(Says.whole(this, e));
      return;
    }
    progress.setVisible(false);
    stop.setVisible(false);
    keep.setVisible(false);
    tell();
    show(false);
  }

  /// The rows as they stand now, and what can be done with them.
  private void tell() {
    grid.setItems(rows);
    summary.setText(
        getTranslation(
            "sheet.summary",
            rows.size(),
            count(Outcome.READY),
            count(Outcome.INVITED),
            count(Outcome.PRESENT),
            count(Outcome.WRONG) + count(Outcome.FAILED)));
    long open = rows.stream().filter(SheetView::isOpen).count();
    invite.setText(getTranslation("sheet.invite", open));
    invite.setEnabled(open > 0);
  }

  private long count(Outcome of) {
    return rows.stream().filter(row -> row.outcome() == of).count();
  }

  private static boolean isOpen(Row row) {
    return row.outcome() == Outcome.READY || row.outcome() == Outcome.FAILED;
  }

  private void inviteAll() {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (isOpen(rows.get(i))) {
        open.add(i);
      }
    }
    isStopped = false;
    invite.setEnabled(false);
    stop.setVisible(true);
    keep.setVisible(false);
    progress.setMax(open.size());
    progress.setValue(0);
    progress.setVisible(true);
    invitePart(open, 0);
  }

  /// Each part is a round trip of the browser: it shows the last one's rows while the next is done,
  /// with the log-in that is good then.
  private void invitePart(List<Integer> open, int from) {
    if (isStopped || from >= open.size()) {
      done();
      return;
    }
    List<Integer> part = open.subList(from, Math.min(open.size(), from + PART_ROWS));
    String sheet = RowSheet.toSend(part.stream().map(rows::get).toList());
    List<Row> became;
    try {
      became = api.inviteFromSheet(sheet.getBytes(StandardCharsets.UTF_8), false).rows();
    } catch (Refused e) {
      done();
      Says.refused(e);
      return;
    }
    List<Row> all = new ArrayList<>(rows);
    for (int i = 0; i < part.size(); i++) {
      all.set(part.get(i), at(rows.get(part.get(i)).line(), became.get(i)));
    }
    rows = all;
    tell();
    invite.setEnabled(false);
    progress.setValue(from + part.size());
    if (became.stream().anyMatch(row -> row.outcome() == Outcome.FAILED)) {
      done();
      return;
    }
    getElement().executeJs("return 0").then(_ -> invitePart(open, from + part.size()), _ -> done());
  }

  /// A row of a part under its own line in the sheet.
  private static Row at(int line, Row row) {
    return new Row(line, row.cells(), row.outcome(), row.agent(), row.mistakes());
  }

  private void done() {
    stop.setVisible(false);
    progress.setVisible(false);
    tell();
    String sheet =
        RowSheet.toKeep(
            rows,
            List.of(
                getTranslation("sheet.line"),
                getTranslation("call.state"),
                getTranslation("sheet.mistakes")),
            outcomeOf -> getTranslation("sheet.outcome." + outcomeOf),
            row ->
                row.mistakes().stream()
                    .map(at -> Says.text(this, at))
                    .distinct()
                    .collect(Collectors.joining(" · ")));
    byte[] bytes = sheet.getBytes(StandardCharsets.UTF_8);
    keep.setHref(
        DownloadHandler.fromInputStream(
            _ ->
                new DownloadResponse(
                    new ByteArrayInputStream(bytes), "invited.csv", "text/csv", bytes.length)));
    keep.setVisible(true);
  }
}
