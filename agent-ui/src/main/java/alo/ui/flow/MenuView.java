package alo.ui.flow;

import static java.util.stream.Collectors.joining;

import alo.contract.agent.AgentView;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowView;
import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.identity.Permit;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueView;
import alo.contract.value.Language;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Says;
import alo.ui.base.Screen;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Call menu and hours of a flow in plain forms; publishing makes a new version, which the next
/// call gets.
@Route(value = "menu", layout = Frame.class)
@RolesAllowed(Permit.FLOWS_CHANGE)
public class MenuView extends Screen implements BeforeLeaveObserver {
  private static final List<String> KEYS =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#");
  private static final int KEYS_SUGGESTED = 9;
  private static final int EXTENSION_DIGITS_MIN = 3;
  private static final int NAME_LENGTH_MAX = 80;
  private static final int WAIT_SECONDS_MAX = 7_200;

  private final TenantsApi api;
  private final List<QueueView> queues;
  private final Format format = Format.current();
  private final Select<FlowView> flow = new Select<>();
  private final TextField name = new TextField(getTranslation("menu.name"));
  private final Span version = new Span();
  private final Span foreign = new Span(getTranslation("menu.foreign"));
  private final PromptField welcome;
  private final PromptField greeting;
  private final Map<String, ActionField> keys = new LinkedHashMap<>();
  private final Checkbox extensions = new Checkbox(getTranslation("menu.extensions"));
  private final int extensionDigits;
  private final ActionField otherwise;
  private final IntegerField wait = new IntegerField(getTranslation("menu.wait"));
  private final ActionField unserved;
  private final PromptField mailboxGreeting;
  private final OpeningField opening;
  private MenuForm.Times times = MenuForm.Times.SUGGESTED;
  private @Nullable MenuForm shown;
  private final Map<String, Div> problems = new HashMap<>();

  @Inject
  public MenuView(TenantsApi api) {
    super("menu.title");
    this.api = api;
    this.queues = api.queues();
    List<String> dialled = api.agents().stream().map(AgentView::extension).toList();
    this.extensionDigits =
        Math.max(EXTENSION_DIGITS_MIN, dialled.stream().mapToInt(String::length).max().orElse(0));
    String firsts =
        dialled.stream().map(e -> e.substring(0, 1)).distinct().sorted().collect(joining(", "));
    extensions.setHelperText(firsts.isEmpty() ? "" : getTranslation("menu.extensions.how", firsts));
    List<PromptView> prompts = api.prompts();
    welcome = new PromptField(getTranslation("menu.welcome"), "welcome-text", prompts, true);
    greeting = new PromptField(getTranslation("menu.greeting"), "greeting-text", prompts, false);
    otherwise =
        new ActionField(
            getTranslation("menu.otherwise"), "otherwise", queues, ActionField.Place.STEP);
    unserved =
        new ActionField(
            getTranslation("menu.unserved"), "unserved", queues, ActionField.Place.LAST);
    mailboxGreeting =
        new PromptField(getTranslation("menu.mailbox-greeting"), "mailbox-text", prompts, false);
    opening = new OpeningField(format.zone().getId(), prompts, queues, api.calendars());
    KEYS.forEach(
        k ->
            keys.put(
                k,
                new ActionField(
                    getTranslation("menu.key", k), "key-" + k, queues, ActionField.Place.KEY)));
    header();
    form();
    loadFlows(null);
  }

  private void header() {
    flow.setItemLabelGenerator(f -> f == null ? "" : f.name());
    flow.setId("flow");
    flow.setAriaLabel(getTranslation("number.flow"));
    flow.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            choose(e.getOldValue(), e.getValue());
          }
        });
    Button fresh =
        new Button(
            getTranslation("menu.new"),
            VaadinIcon.PLUS.create(),
            _ -> choose(flow.getValue(), null));
    fresh.setId("new-flow");
    Button publish = new Button(getTranslation("menu.publish"), _ -> publish());
    publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    publish.setId("publish");
    version.addClassName("badge");
    version.setId("version");
    addActs(version, flow, fresh, publish);
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setId("flow-name");
    foreign.addClassName("form-problem");
  }

  private void form() {
    extensions.setId("extensions");
    wait.setMin(1);
    wait.setMax(WAIT_SECONDS_MAX);
    wait.setStepButtonsVisible(true);
    Div body = new Div();
    body.addClassName("form-body");
    body.add(
        foreign,
        name,
        section("menu.section.hours", place(MenuForm.HOURS), opening, place(MenuForm.CLOSED_THEN)),
        section(
            "menu.section.greeting",
            welcome,
            place(MenuForm.WELCOME),
            greeting,
            place(MenuForm.MENU)));
    Section keySection = section("menu.section.keys");
    keys.forEach((k, field) -> keySection.add(field, place(MenuForm.KEY + k)));
    keySection.add(otherwise, place(MenuForm.OTHERWISE), extensions);
    body.add(
        keySection,
        section("menu.section.waiting", wait, unserved, mailboxGreeting, place(MenuForm.MAILBOX)));
    add(body);
  }

  private Section section(String title, Component... parts) {
    Section section = new Section(new H2(getTranslation(title)));
    section.addClassName("card");
    section.add(parts);
    return section;
  }

  /// Where the mistakes of a node are told.
  private Div place(String node) {
    Div place = new Div();
    place.addClassName("form-problem");
    place.setId("problem-" + node);
    problems.put(node, place);
    return place;
  }

  private void loadFlows(@Nullable FlowView chosen) {
    List<FlowView> flows = api.flows();
    flow.setItems(flows);
    FlowView first =
        flows.stream()
            .filter(f -> chosen == null || f.id().equals(chosen.id()))
            .findFirst()
            .orElse(null);
    show(first);
  }

  private void show(@Nullable FlowView chosen) {
    problems.values().forEach(p -> p.setText(""));
    FlowView whole = chosen == null ? null : api.flow(chosen.id());
    name.setVisible(whole == null);
    version.setVisible(whole != null);
    MenuForm form = suggestion();
    boolean readable = true;
    flow.setValue(chosen);
    if (whole != null) {
      version.setText(
          getTranslation("menu.version", whole.live() == null ? "–" : whole.live())
              + " · "
              + format.moment(whole.publishedAt()));
      FlowDocument document = whole.document();
      Optional<MenuReader.Reading> read =
          document == null ? Optional.empty() : MenuReader.read(document, form.mailboxGreeting());
      readable = read.map(MenuReader.Reading::whole).orElse(false);
      form = read.map(MenuReader.Reading::form).orElse(form);
    }
    foreign.setVisible(!readable);
    fill(form);
  }

  private void fill(MenuForm form) {
    times = form.times();
    welcome.show(form.welcome());
    greeting.show(form.greeting());
    keys.forEach((k, field) -> field.show(form.keys().get(k)));
    extensions.setValue(form.extensionDigits() > 0);
    otherwise.show(form.otherwise());
    wait.setValue(form.times().queueSecondsMax());
    unserved.show(form.mailbox() == null ? new Action.End() : new Action.Message(form.mailbox()));
    mailboxGreeting.show(form.mailboxGreeting());
    opening.show(form.opening(), suggestedOpening());
    // As the fields say it, so that only what a person changes counts as a change.
    shown = validFields() ? read() : form;
  }

  /// Whether something was typed that is not published.
  private boolean changed() {
    return !validFields() || !read().equals(shown);
  }

  /// What was typed is not thrown away without a question.
  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (changed()) {
      BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
      ask(leave::proceed, leave::cancel);
    }
  }

  private void ask(Runnable go, Runnable stay) {
    ConfirmDialog question =
        new ConfirmDialog(
            getTranslation("menu.unsaved"),
            getTranslation("menu.unsaved.how"),
            getTranslation("menu.unsaved.leave"),
            _ -> go.run(),
            getTranslation("menu.unsaved.stay"),
            _ -> stay.run());
    question.open();
  }

  private void choose(@Nullable FlowView before, @Nullable FlowView chosen) {
    if (before != null && changed()) {
      ask(() -> show(chosen), () -> flow.setValue(before));
    } else {
      show(chosen);
    }
  }

  private MenuForm suggestion() {
    Map<String, Action> suggested = new HashMap<>();
    for (int i = 0; i < queues.size() && i < KEYS_SUGGESTED; i++) {
      suggested.put(KEYS.get(i), new Action.ToQueue(queues.get(i).id()));
    }
    Action first = queues.isEmpty() ? new Action.End() : new Action.ToQueue(queues.getFirst().id());
    return new MenuForm(
        null,
        text("menu.suggested.greeting"),
        0,
        suggested,
        first,
        queues.isEmpty() ? null : queues.getFirst().id(),
        text("menu.suggested.mailbox"),
        null,
        MenuForm.Times.SUGGESTED);
  }

  private Opening suggestedOpening() {
    Action then = queues.isEmpty() ? new Action.End() : new Action.Message(queues.getFirst().id());
    return new Opening(
        format.zone().getId(), List.of(), Set.of(), null, text("menu.suggested.closed"), then);
  }

  /// Suggestions speak the language of the screen.
  private Prompt text(String key) {
    Language language = getLocale().getLanguage().equals("vi") ? Language.VI : Language.EN;
    return new Prompt.Text(getTranslation(key), language);
  }

  private boolean valid() {
    name.setInvalid(name.isVisible() && name.getValue().isBlank());
    name.setErrorMessage(getTranslation("problem.required"));
    return validFields() & !name.isInvalid();
  }

  private boolean validFields() {
    boolean good = greeting.valid() & otherwise.valid() & unserved.valid() & opening.valid();
    good &= mailboxGreeting.valid();
    for (ActionField key : keys.values()) {
      good &= key.valid();
    }
    wait.setInvalid(wait.isInvalid() || wait.getValue() == null);
    wait.setErrorMessage(getTranslation("problem.range", 1, WAIT_SECONDS_MAX));
    return good && !wait.isInvalid();
  }

  private void publish() {
    problems.values().forEach(p -> p.setText(""));
    if (!valid()) {
      Says.bad(getTranslation("problem.form"));
      return;
    }
    try {
      FlowView chosen = flow.getValue();
      FlowView made =
          chosen == null
              ? api.createFlow(new FlowView.Draft(name.getValue().strip(), read().document()))
              : api.publish(chosen.id(), read().document());
      Says.done(getTranslation("menu.published", made.live() == null ? 1 : made.live()));
      loadFlows(made);
    } catch (Refused e) {
      if (!e.is(ProblemCode.INVALID_FLOW)) {
        throw e;
      }
      tell(e.problem());
    }
  }

  private void tell(Problem problem) {
    for (Problem.At at : problem.errors()) {
      Div place = problems.get(at.place());
      if (place == null) {
        Says.bad(at.place() + ": " + Says.text(this, at));
      } else {
        place.setText(Says.text(this, at));
      }
    }
    Says.bad(getTranslation("problem.INVALID_FLOW"));
  }

  private MenuForm read() {
    Map<String, Action> chosen = new HashMap<>();
    keys.forEach((k, field) -> field.value().ifPresent(a -> chosen.put(k, a)));
    return new MenuForm(
        welcome.find().orElse(null),
        greeting.value(),
        extensions.getValue() ? extensionDigits : 0,
        chosen,
        otherwise.value().orElse(new Action.End()),
        unserved.value().orElse(new Action.End()) instanceof Action.Message m ? m.queue() : null,
        mailboxGreeting.value(),
        opening.value(),
        times.withQueueSecondsMax(wait.getValue()));
  }
}
