package alo.ui.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
import alo.contract.id.CalendarId;
import alo.contract.id.QueueId;
import alo.contract.value.DialString;
import alo.contract.value.TimeWindow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Menu and hours as a person fills them in, and the flow document made of it. Pure.
///
/// @param welcome heard once, before the menu; null for none
/// @param greeting the menu's words; they are repeated when nothing is pressed
/// @param extensionDigits length of extensions that may be dialled in the menu, 0 for none
/// @param keys what each key does
/// @param otherwise what happens when nothing is pressed; without keys and extensions, at once
/// @param mailbox whose mailbox takes a message from whom nobody served; null ends the call
/// @param opening null when it is always open
record MenuForm(
    @Nullable Prompt welcome,
    Prompt greeting,
    int extensionDigits,
    Map<String, Action> keys,
    Action otherwise,
    @Nullable QueueId mailbox,
    Prompt mailboxGreeting,
    @Nullable Opening opening,
    Times times) {

  static final String WELCOME = "welcome";
  static final String MENU = "menu";
  static final String HOURS = "hours";
  static final String KEY = "key-";
  static final String OTHERWISE = "otherwise";
  static final String MAILBOX = "mailbox";
  static final String CLOSED = "closed";
  static final String CLOSED_THEN = "closed-then";
  private static final String ANSWER = "answer";
  private static final String CLOSED_ANSWER = "closed-answer";
  private static final String BYE = "bye";

  MenuForm {
    keys = Map.copyOf(keys);
  }

  /// How long everything lasts. The form shows the first; the others stay as they were published.
  ///
  /// @param queueSecondsMax how long a caller waits in a queue
  /// @param menuSeconds how long a key is waited for
  /// @param menuAttempts how often the menu is played
  /// @param ringSeconds how long an extension or a number rings
  /// @param messageSecondsMax how long a message may be
  record Times(
      int queueSecondsMax,
      int menuSeconds,
      int menuAttempts,
      int ringSeconds,
      int messageSecondsMax) {
    static final Times SUGGESTED = new Times(120, 6, 2, 25, 120);

    Times withQueueSecondsMax(int seconds) {
      return new Times(seconds, menuSeconds, menuAttempts, ringSeconds, messageSecondsMax);
    }
  }

  /// What happens to a caller.
  sealed interface Action {
    /// He waits for an agent.
    record ToQueue(QueueId queue) implements Action {}

    /// An extension rings.
    record ToExtension(String extension) implements Action {}

    /// A number outside rings.
    record ToNumber(DialString number) implements Action {}

    /// He leaves a message.
    record Message(QueueId queue) implements Action {}

    /// The call ends.
    record End() implements Action {}
  }

  /// Opening hours, and what is heard outside of them.
  ///
  /// @param calendar goes before the windows and holidays, which then are none; null for these
  record Opening(
      String zone,
      List<TimeWindow> windows,
      Set<LocalDate> holidays,
      @Nullable CalendarId calendar,
      Prompt closed,
      Action then) {
    Opening {
      windows = List.copyOf(windows);
      holidays = Set.copyOf(holidays);
    }
  }

  /// The document. Its node ids say which field they came from, so that an error finds its place.
  FlowDocument document() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put(BYE, new FlowNode.HangUp());
    nodes.put(ANSWER, new FlowNode.Answer(welcome == null ? MENU : WELCOME));
    if (welcome != null) {
      nodes.put(WELCOME, new FlowNode.Play(welcome, MENU));
    }
    nodes.put(MENU, menu(nodes));
    nodes.put(OTHERWISE, node(otherwise));
    if (mailbox != null) {
      nodes.put(MAILBOX, message(mailbox));
    }
    String start = ANSWER;
    if (opening != null) {
      start = HOURS;
      nodes.put(
          HOURS,
          new FlowNode.Hours(
              opening.zone(),
              opening.windows(),
              opening.holidays(),
              ANSWER,
              CLOSED_ANSWER,
              CLOSED_ANSWER,
              opening.calendar()));
      nodes.put(CLOSED_ANSWER, new FlowNode.Answer(CLOSED));
      nodes.put(CLOSED, new FlowNode.Play(opening.closed(), CLOSED_THEN));
      nodes.put(CLOSED_THEN, node(opening.then()));
    }
    return new FlowDocument(1, start, Outline.reached(start, nodes));
  }

  private FlowNode menu(Map<String, FlowNode> nodes) {
    if (keys.isEmpty() && extensionDigits == 0) {
      return new FlowNode.Play(greeting, OTHERWISE);
    }
    Map<String, String> targets = new HashMap<>();
    keys.forEach(
        (key, action) -> {
          String id = KEY + name(key);
          targets.put(key, id);
          nodes.put(id, node(action));
        });
    return new FlowNode.Menu(
        greeting, targets, extensionDigits, times.menuSeconds(), times.menuAttempts(), OTHERWISE);
  }

  private FlowNode node(Action action) {
    String afterwards = mailbox == null ? BYE : MAILBOX;
    return switch (action) {
      case Action.ToQueue q -> new FlowNode.Queue(q.queue(), times.queueSecondsMax(), afterwards);
      case Action.ToExtension e ->
          new FlowNode.Dial(
              new FlowNode.Target.Extension(e.extension()), times.ringSeconds(), afterwards);
      case Action.ToNumber n ->
          new FlowNode.Dial(
              new FlowNode.Target.Outside(n.number()), times.ringSeconds(), afterwards);
      case Action.Message m -> message(m.queue());
      case Action.End _ -> new FlowNode.HangUp();
    };
  }

  private FlowNode message(QueueId queue) {
    return new FlowNode.Voicemail(mailboxGreeting, queue, times.messageSecondsMax(), BYE);
  }

  /// Ids of nodes have no `*` and `#`.
  static String name(String key) {
    return switch (key) {
      case "*" -> "star";
      case "#" -> "hash";
      default -> key;
    };
  }
}
