package alo.ui.flow;

import alo.contract.id.QueueId;
import alo.contract.queue.QueueView;
import alo.contract.value.DialString;
import alo.ui.flow.MenuForm.Action;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens to a caller: the kind of act, and its target.
final class ActionField extends Div {
  private static final String EXTENSION_FORM = "[0-9]{2,6}";

  /// Kinds of acts, as they are chosen.
  private enum Kind {
    NOTHING,
    QUEUE,
    EXTENSION,
    NUMBER,
    MESSAGE,
    END
  }

  private final Select<Kind> kind = new Select<>();
  private final Select<QueueId> queue = new Select<>();
  private final TextField target = new TextField();

  /// Where the choice is made, which decides what there is to choose from.
  enum Place {
    /// A key, which may be unused.
    KEY(List.of(Kind.values())),
    /// A step that happens in any case.
    STEP(List.of(Kind.QUEUE, Kind.EXTENSION, Kind.NUMBER, Kind.MESSAGE, Kind.END)),
    /// After nobody served the caller.
    LAST(List.of(Kind.MESSAGE, Kind.END));

    private final List<Kind> kinds;

    Place(List<Kind> kinds) {
      this.kinds = kinds;
    }
  }

  ActionField(String label, String id, List<QueueView> queues, Place place) {
    addClassNames("row", "action-field");
    setId(id);
    Span name = new Span(label);
    name.addClassName("action-name");
    kind.setItems(place.kinds);
    kind.setItemLabelGenerator(k -> getTranslation("action." + k));
    kind.setWidth("13em");
    kind.setAriaLabel(label);
    queue.setItems(queues.stream().map(QueueView::id).toList());
    queue.setItemLabelGenerator(
        q ->
            queues.stream()
                .filter(v -> v.id().equals(q))
                .map(QueueView::name)
                .findFirst()
                .orElse(q.value()));
    queue.setAriaLabel(getTranslation("call.queue"));
    queue.setErrorMessage(getTranslation("problem.required"));
    target.setAriaLabel(getTranslation("call.theirs"));
    target.setErrorMessage(getTranslation("problem.not-a-number"));
    target.setWidth("12em");
    kind.addValueChangeListener(e -> showTarget(e.getValue()));
    kind.setValue(place == Place.KEY ? Kind.NOTHING : Kind.END);
    showTarget(kind.getValue());
    add(name, kind, queue, target);
  }

  private void showTarget(Kind chosen) {
    queue.setVisible(chosen == Kind.QUEUE || chosen == Kind.MESSAGE);
    target.setVisible(chosen == Kind.EXTENSION || chosen == Kind.NUMBER);
    target.setPlaceholder(chosen == Kind.EXTENSION ? "101" : "0901 234 567");
  }

  void show(@Nullable Action action) {
    switch (action) {
      case null -> kind.setValue(Kind.NOTHING);
      case Action.ToQueue q -> {
        kind.setValue(Kind.QUEUE);
        queue.setValue(q.queue());
      }
      case Action.ToExtension e -> {
        kind.setValue(Kind.EXTENSION);
        target.setValue(e.extension());
      }
      case Action.ToNumber n -> {
        kind.setValue(Kind.NUMBER);
        target.setValue(n.number().value());
      }
      case Action.Message m -> {
        kind.setValue(Kind.MESSAGE);
        queue.setValue(m.queue());
      }
      case Action.End _ -> kind.setValue(Kind.END);
    }
  }

  /// Marks what is missing.
  boolean valid() {
    boolean needsQueue = queue.isVisible() && queue.getValue() == null;
    queue.setInvalid(needsQueue);
    boolean badTarget =
        target.isVisible()
            && (kind.getValue() == Kind.EXTENSION
                ? !target.getValue().matches(EXTENSION_FORM)
                : number().isEmpty());
    target.setInvalid(badTarget);
    return !needsQueue && !badTarget;
  }

  private Optional<DialString> number() {
    try {
      return Optional.of(new DialString(target.getValue().replaceAll("[\\s().\\-]", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// What was chosen; empty for a key that is not used. Only after [#valid()].
  Optional<Action> value() {
    return switch (kind.getValue()) {
      case NOTHING -> Optional.empty();
      case QUEUE -> Optional.of(new Action.ToQueue(queue.getValue()));
      case EXTENSION -> Optional.of(new Action.ToExtension(target.getValue()));
      case NUMBER -> number().map(Action.ToNumber::new);
      case MESSAGE -> Optional.of(new Action.Message(queue.getValue()));
      case END -> Optional.of(new Action.End());
    };
  }
}
