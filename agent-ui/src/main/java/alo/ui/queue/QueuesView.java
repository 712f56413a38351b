package alo.ui.queue;

import alo.contract.identity.Permit;
import alo.contract.queue.QueueView;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Frame;
import alo.ui.base.MusicField;
import alo.ui.base.Screen;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tenant's queues.
@Route(value = "queues", layout = Frame.class)
@RolesAllowed(Permit.QUEUES_CHANGE)
public class QueuesView extends Screen {
  private static final int NAME_LENGTH_MAX = 80;
  private static final QueueView.Draft SUGGESTED =
      new QueueView.Draft("", 20, 100, 30, List.of(), true, null);

  private final TenantsApi api;
  private final Grid<QueueView> grid = new Grid<>();

  @Inject
  public QueuesView(TenantsApi api) {
    super("queues.title");
    this.api = api;
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    addActs(add);
    grid.setId("queues");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(QueueView::name)
        .setHeader(getTranslation("queue.name"))
        .setTooltipGenerator(QueueView::name)
        .setFlexGrow(3);
    grid.addColumn(QueueView::ringSeconds).setHeader(getTranslation("queue.ring"));
    grid.addColumn(QueueView::depthMax).setHeader(getTranslation("queue.depth"));
    grid.addColumn(QueueView::wrapUpSeconds).setHeader(getTranslation("queue.wrap-up"));
    grid.addColumn(q -> String.join(", ", q.wrapUpCodes()))
        .setHeader(getTranslation("queue.codes"))
        .setFlexGrow(3);
    grid.addColumn(q -> getTranslation(q.record() ? "yes" : "no"))
        .setHeader(getTranslation("queue.record"));
    grid.addComponentColumn(q -> new EditButton(q.name(), () -> edit(q)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0);
    grid.addItemClickListener(e -> edit(e.getItem()));
    grid.setEmptyStateText(getTranslation("queues.empty"));
    add(grid);
    load();
  }

  private void load() {
    grid.setItems(api.queues());
  }

  private void edit(@Nullable QueueView queue) {
    QueueView.Draft now =
        queue == null
            ? SUGGESTED
            : new QueueView.Draft(
                queue.name(),
                queue.ringSeconds(),
                queue.depthMax(),
                queue.wrapUpSeconds(),
                queue.wrapUpCodes(),
                queue.record(),
                queue.music());
    TextField name = new TextField(getTranslation("queue.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setValue(now.name());
    name.setId("queue-name");
    IntegerField ring = number("queue.ring", now.ringSeconds(), 5, 60);
    IntegerField depth = number("queue.depth", now.depthMax(), 1, 10_000);
    IntegerField wrapUp = number("queue.wrap-up", now.wrapUpSeconds(), 0, 3_600);
    TextArea codes = new TextArea(getTranslation("queue.codes"));
    codes.setHelperText(getTranslation("queue.codes.how"));
    codes.setValue(String.join("\n", now.wrapUpCodes()));
    Checkbox record = new Checkbox(getTranslation("queue.record"), now.record());
    MusicField music = new MusicField("queue.music", "queue.music.company");
    music.choose(api.prompts(), now.music());
    EditDialog dialog =
        new EditDialog(
            getTranslation(queue == null ? "queues.new" : "queues.change"),
            () -> valid(name, List.of(ring, depth, wrapUp)),
            () -> {
              api.saveQueue(
                  queue == null ? null : queue.id(),
                  new QueueView.Draft(
                      name.getValue().strip(),
                      ring.getValue(),
                      depth.getValue(),
                      wrapUp.getValue(),
                      codes(codes.getValue()),
                      record.getValue(),
                      music.chosen()));
              load();
            },
            name,
            ring,
            depth,
            wrapUp,
            codes,
            record,
            music);
    if (queue != null) {
      dialog.withRemoval(
          () -> {
            api.removeQueue(queue.id());
            load();
          });
    }
    dialog.open();
  }

  private IntegerField number(String label, int value, int min, int max) {
    IntegerField field = new IntegerField(getTranslation(label));
    field.setMin(min);
    field.setMax(max);
    field.setStepButtonsVisible(true);
    field.setValue(value);
    field.setErrorMessage(getTranslation("problem.range", min, max));
    return field;
  }

  private boolean valid(TextField name, List<IntegerField> numbers) {
    name.setErrorMessage(getTranslation("problem.required"));
    name.setInvalid(name.getValue().isBlank());
    numbers.forEach(n -> n.setInvalid(n.isInvalid() || n.getValue() == null));
    return !name.isInvalid() && numbers.stream().noneMatch(IntegerField::isInvalid);
  }

  private static List<String> codes(String typed) {
    return Stream.of(typed.split("\\n", -1))
        .map(String::strip)
        .filter(c -> !c.isEmpty())
        .distinct()
        .toList();
  }
}
