package alo.ui.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.QueueId;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import alo.ui.flow.MenuForm.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Reads a document back into the form, if it has about the form's shape: hours or not, an answer,
/// a welcome or not, a menu whose keys lead to one step each. Whether publishing the form would
/// change anything that the form does not show is said beside it.
final class MenuReader {
  private final FlowDocument document;
  private final Prompt fallback;

  private MenuReader(FlowDocument document, Prompt fallback) {
    this.document = document;
    this.fallback = fallback;
  }

  /// A document as a form.
  ///
  /// @param whole the form says all that the document says
  record Reading(MenuForm form, boolean whole) {}

  /// What is heard once, and the step after it.
  private record Opened(@Nullable Prompt welcome, @Nullable FlowNode next) {}

  /// @param fallback stands where the document says nothing
  static Optional<Reading> read(FlowDocument document, Prompt fallback) {
    return new MenuReader(document, fallback)
        .form()
        .map(form -> new Reading(form, Outline.same(document, form.document())));
  }

  private Optional<MenuForm> form() {
    FlowNode start = node(document.start());
    Opening opening = null;
    if (start instanceof FlowNode.Hours hours) {
      Optional<Opening> read = opening(hours);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      opening = read.get();
      start = node(hours.open());
    }
    if (!(start instanceof FlowNode.Answer answer)) {
      return Optional.empty();
    }
    Opened opened = welcome(node(answer.next()));
    Opening hours = opening;
    return opened.next() instanceof FlowNode.Menu menu
        ? menu(menu, opened.welcome(), hours)
        : withoutMenu(opened, hours);
  }

  private Opened welcome(@Nullable FlowNode node) {
    if (node instanceof FlowNode.Play play) {
      return new Opened(play.prompt(), node(play.next()));
    }
    return node instanceof FlowNode.Say say
        ? new Opened(say.text(), node(say.next()))
        : new Opened(null, node);
  }

  private Optional<MenuForm> menu(
      FlowNode.Menu menu, @Nullable Prompt welcome, @Nullable Opening opening) {
    Map<String, Action> keys = new HashMap<>();
    for (Map.Entry<String, String> key : menu.keys().entrySet()) {
      Optional<Action> action = action(node(key.getValue()));
      if (action.isEmpty()) {
        return Optional.empty();
      }
      keys.put(key.getKey(), action.get());
    }
    Optional<Action> otherwise =
        action(menu.otherwise() == null ? new FlowNode.HangUp() : node(menu.otherwise()));
    return otherwise.map(
        last -> form(welcome, menu.prompt(), menu.extensionDigits(), keys, last, opening));
  }

  /// A text, and then the only thing that happens.
  private Optional<MenuForm> withoutMenu(Opened opened, @Nullable Opening opening) {
    Prompt greeting = opened.welcome();
    return greeting == null
        ? Optional.empty()
        : action(opened.next()).map(act -> form(null, greeting, 0, Map.of(), act, opening));
  }

  private MenuForm form(
      @Nullable Prompt welcome,
      Prompt greeting,
      int extensionDigits,
      Map<String, Action> keys,
      Action otherwise,
      @Nullable Opening opening) {
    FlowNode.Voicemail mailbox = mailbox();
    return new MenuForm(
        welcome,
        greeting,
        extensionDigits,
        keys,
        otherwise,
        mailboxOf(mailbox),
        mailbox == null ? messagePrompt() : mailbox.prompt(),
        opening,
        times());
  }

  private Optional<Opening> opening(FlowNode.Hours hours) {
    if (!(node(hours.closed()) instanceof FlowNode.Answer answer)) {
      return Optional.empty();
    }
    Opened closed = welcome(node(answer.next()));
    Prompt heard = closed.welcome();
    return heard == null
        ? Optional.empty()
        : action(closed.next())
            .map(
                then ->
                    new Opening(
                        hours.zone(),
                        hours.windows(),
                        hours.holidays(),
                        hours.calendar(),
                        heard,
                        then));
  }

  private Optional<Action> action(@Nullable FlowNode node) {
    return switch (node) {
      case null -> Optional.empty();
      case FlowNode.Queue q -> Optional.of(new Action.ToQueue(q.queue()));
      case FlowNode.Voicemail v -> Optional.of(new Action.Message(v.queue()));
      case FlowNode.HangUp _ -> Optional.of(new Action.End());
      case FlowNode.Dial d ->
          switch (d.target()) {
            case FlowNode.Target.Extension e -> Optional.of(new Action.ToExtension(e.extension()));
            case FlowNode.Target.Outside o -> Optional.of(new Action.ToNumber(o.number()));
            case FlowNode.Target.TypedExtension _ -> Optional.empty();
          };
      case FlowNode.Answer _,
          FlowNode.Play _,
          FlowNode.Say _,
          FlowNode.Menu _,
          FlowNode.Collect _,
          FlowNode.Hours _ ->
          Optional.empty();
    };
  }

  /// Where unserved callers of the queues go.
  private FlowNode.@Nullable Voicemail mailbox() {
    return document.nodes().values().stream()
        .map(
            n ->
                switch (n) {
                  case FlowNode.Queue q -> q.otherwise();
                  case FlowNode.Dial d -> d.otherwise();
                  case FlowNode.Answer _,
                      FlowNode.Play _,
                      FlowNode.Say _,
                      FlowNode.Menu _,
                      FlowNode.Collect _,
                      FlowNode.Hours _,
                      FlowNode.Voicemail _,
                      FlowNode.HangUp _ ->
                      null;
                })
        .filter(id -> id != null && node(id) instanceof FlowNode.Voicemail)
        .findFirst()
        .map(id -> (FlowNode.Voicemail) document.nodes().get(id))
        .orElse(null);
  }

  private static @Nullable QueueId mailboxOf(FlowNode.@Nullable Voicemail mailbox) {
    return mailbox == null ? null : mailbox.queue();
  }

  private Prompt messagePrompt() {
    return document.nodes().values().stream()
        .filter(FlowNode.Voicemail.class::isInstance)
        .map(n -> ((FlowNode.Voicemail) n).prompt())
        .findFirst()
        .orElse(fallback);
  }

  private Times times() {
    Times suggested = Times.SUGGESTED;
    return new Times(
        first(FlowNode.Queue.class, FlowNode.Queue::waitSecondsMax, suggested.queueSecondsMax()),
        first(FlowNode.Menu.class, FlowNode.Menu::waitSeconds, suggested.menuSeconds()),
        first(FlowNode.Menu.class, FlowNode.Menu::attempts, suggested.menuAttempts()),
        first(FlowNode.Dial.class, FlowNode.Dial::ringSeconds, suggested.ringSeconds()),
        first(
            FlowNode.Voicemail.class,
            FlowNode.Voicemail::secondsMax,
            suggested.messageSecondsMax()));
  }

  private <N extends FlowNode> int first(Class<N> kind, ToIntFunction<N> figure, int otherwise) {
    return document.nodes().values().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .mapToInt(figure)
        .findFirst()
        .orElse(otherwise);
  }

  private @Nullable FlowNode node(String id) {
    return document.nodes().get(id);
  }
}
