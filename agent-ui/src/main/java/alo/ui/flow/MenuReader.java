package alo.ui.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.QueueId;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a document back into the form, if it has the form's shape: hours or not, an answer, a
/// greeting or not, a menu whose keys lead to one step each. Other flows stay as they are until
/// somebody publishes the form over them.
final class MenuReader {
  private final FlowDocument document;
  private final Prompt fallback;

  private MenuReader(FlowDocument document, Prompt fallback) {
    this.document = document;
    this.fallback = fallback;
  }

  /// @param fallback stands where the document says nothing
  static Optional<MenuForm> read(FlowDocument document, Prompt fallback) {
    return new MenuReader(document, fallback).form();
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
    if (!(start instanceof FlowNode.Answer answer)
        || !(node(answer.next()) instanceof FlowNode.Menu menu)) {
      return Optional.empty();
    }
    Map<String, Action> keys = new HashMap<>();
    for (Map.Entry<String, String> key : menu.keys().entrySet()) {
      Optional<Action> action = action(key.getValue());
      if (action.isEmpty()) {
        return Optional.empty();
      }
      keys.put(key.getKey(), action.get());
    }
    Optional<Action> otherwise = action(menu.otherwise());
    if (otherwise.isEmpty()) {
      return Optional.empty();
    }
    FlowNode.Voicemail mailbox = mailbox();
    return Optional.of(
        new MenuForm(
            menu.prompt(),
            menu.extensionDigits(),
            keys,
            otherwise.get(),
            queueSeconds(),
            mailboxOf(mailbox),
            mailbox == null ? messagePrompt() : mailbox.prompt(),
            opening));
  }

  private Optional<Opening> opening(FlowNode.Hours hours) {
    if (!(node(hours.closed()) instanceof FlowNode.Answer answer)
        || !(node(answer.next()) instanceof FlowNode.Play play)) {
      return Optional.empty();
    }
    return action(play.next())
        .map(
            then ->
                new Opening(hours.zone(), hours.windows(), hours.holidays(), play.prompt(), then));
  }

  private Optional<Action> action(@Nullable String id) {
    FlowNode node = id == null ? new FlowNode.HangUp() : node(id);
    if (node == null) {
      return Optional.empty();
    }
    return switch (node) {
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

  private int queueSeconds() {
    return document.nodes().values().stream()
        .filter(FlowNode.Queue.class::isInstance)
        .mapToInt(n -> ((FlowNode.Queue) n).waitSecondsMax())
        .findFirst()
        .orElse(MenuForm.QUEUE_SECONDS_SUGGESTED);
  }

  private @Nullable FlowNode node(String id) {
    return document.nodes().get(id);
  }
}
