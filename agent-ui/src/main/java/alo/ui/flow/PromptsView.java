package alo.ui.flow;

import alo.contract.flow.Music;
import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.value.Language;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.MusicField;
import alo.ui.base.Person;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.base.Wording;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/// The tenant's announcements: spoken from a text, or uploaded.
@Route(value = "prompts", layout = Frame.class)
@RolesAllowed(Permit.PROMPTS_CHANGE)
public class PromptsView extends Screen {
  private static final int NAME_LENGTH_MAX = 80;
  private static final int FILE_BYTES_MAX = 10 * 1024 * 1024;

  private final TenantsApi api;
  private final Format format = Format.current();
  private final Grid<PromptView> grid = new Grid<>();
  private final MusicField music;

  @Inject
  public PromptsView(TenantsApi api) {
    super("prompts.title");
    this.api = api;
    Button speak =
        new Button(getTranslation("prompts.speak"), VaadinIcon.PLUS.create(), _ -> speak());
    speak.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    speak.setId("add");
    addActs(upload(), speak);
    grid.setId("prompts");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(PromptView::name).setHeader(getTranslation("prompt.name")).setAutoWidth(true);
    grid.addColumn(p -> format.duration(p.seconds()))
        .setHeader(getTranslation("leg.duration"))
        .setWidth("6em")
        .setFlexGrow(0);
    grid.addColumn(p -> p.language() == null ? "" : getTranslation("language." + p.language()))
        .setHeader(getTranslation("prompt.language"))
        .setWidth("7em")
        .setFlexGrow(0);
    grid.addColumn(p -> p.text() == null ? getTranslation("prompt.uploaded") : p.text())
        .setHeader(getTranslation("prompt.text"))
        .setFlexGrow(3);
    grid.addComponentColumn(PromptSound::new)
        .setHeader(getTranslation("act.listen"))
        .setWidth("19em")
        .setFlexGrow(0);
    grid.setEmptyStateText(getTranslation("prompts.empty"));
    music = new MusicField("prompts.music", "prompts.music.provider");
    music.setReadOnly(!Person.may(Permission.MUSIC_CHANGE));
    music.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            api.changeMusic(new Music(music.chosen()));
            Says.done(getTranslation("act.saved"));
          }
        });
    add(music, grid);
    load();
  }

  private void load() {
    List<PromptView> prompts = api.prompts();
    grid.setItems(prompts);
    music.choose(prompts, api.music().prompt());
  }

  private Upload upload() {
    Upload upload = new Upload();
    upload.setUploadHandler(
        UploadHandler.inMemory(
            (metadata, bytes) -> {
              // Also after a refusal another file may be chosen.
              upload.clearFileList();
              String name = metadata.fileName().replaceFirst("\\.[^.]*$", "");
              api.uploadPrompt(name.isBlank() ? "prompt" : name, bytes);
              Says.done(getTranslation("act.saved"));
              load();
            }));
    upload.setAcceptedFileTypes("audio/wav", ".wav");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(FILE_BYTES_MAX);
    upload.setDropAllowed(false);
    Wording.of(upload)
        .setUploadButton(new Button(getTranslation("prompts.upload"), VaadinIcon.UPLOAD.create()));
    upload.setId("upload");
    return upload;
  }

  private void speak() {
    TextField name = new TextField(getTranslation("prompt.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setId("prompt-name");
    Select<Language> language = new Select<>();
    language.setLabel(getTranslation("prompt.language"));
    language.setItems(Language.values());
    language.setItemLabelGenerator(l -> getTranslation("language." + l));
    language.setValue(Language.VI);
    TextArea text = new TextArea(getTranslation("prompt.text"));
    text.setMaxLength(Prompt.TEXT_LENGTH_MAX);
    text.setId("prompt-text");
    new EditDialog(
            getTranslation("prompts.speak"),
            () -> {
              name.setInvalid(name.getValue().isBlank());
              text.setInvalid(text.getValue().isBlank());
              return !name.isInvalid() && !text.isInvalid();
            },
            () -> {
              api.speakPrompt(
                  new PromptView.Draft(
                      name.getValue().strip(), text.getValue().strip(), language.getValue()));
              load();
            },
            name,
            language,
            text)
        .open();
  }
}
