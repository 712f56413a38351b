package alo.ui.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.Prompt;
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
/// @param extensionDigits length of extensions that may be dialled in the menu, 0 for none
/// @param keys what each key does
/// @param otherwise what happens when nothing is pressed
/// @param queueSecondsMax how long a caller waits in a queue
/// @param mailbox whose mailbox takes a message after that; null ends the call
/// @param opening null when it is always open
record MenuForm(
    Prompt greeting,
    int extensionDigits,
    Map<String, Action> keys,
    Action otherwise,
    int queueSecondsMax,
    @Nullable QueueId mailbox,
    Prompt mailboxGreeting,
    @Nullable Opening opening) {
  /// What the form suggests.
  static final int QUEUE_SECONDS_SUGGESTED = 120;

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
  private static final int MENU_WAIT_SECONDS = 6;
  private static final int MENU_ATTEMPTS = 2;
  private static final int RING_SECONDS = 25;
  private static final int MESSAGE_SECONDS_MAX = 120;

  MenuForm {
    keys = Map.copyOf(keys);
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
  record Opening(
      String zone, List<TimeWindow> windows, Set<LocalDate> holidays, Prompt closed, Action then) {
    Opening {
      windows = List.copyOf(windows);
      holidays = Set.copyOf(holidays);
    }
  }

  /// The document. Its node ids say which field they came from, so that an error finds its place.
  FlowDocument document() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put(BYE, new FlowNode.HangUp());
    nodes.put(ANSWER, new FlowNode.Answer(MENU));
    Map<String, String> targets = new HashMap<>();
    keys.forEach(
        (key, action) -> {
          String id = KEY + name(key);
          targets.put(key, id);
          nodes.put(id, node(action));
        });
    nodes.put(OTHERWISE, node(otherwise));
    nodes.put(
        MENU,
        new FlowNode.Menu(
            greeting, targets, extensionDigits, MENU_WAIT_SECONDS, MENU_ATTEMPTS, OTHERWISE));
    if (mailbox != null) {
      nodes.put(MAILBOX, message(mailbox));
    }
    if (opening == null) {
      return new FlowDocument(1, ANSWER, nodes);
    }
    nodes.put(
        HOURS,
        new FlowNode.Hours(
            opening.zone(),
            opening.windows(),
            opening.holidays(),
            ANSWER,
            CLOSED_ANSWER,
            CLOSED_ANSWER));
    nodes.put(CLOSED_ANSWER, new FlowNode.Answer(CLOSED));
    nodes.put(CLOSED, new FlowNode.Play(opening.closed(), CLOSED_THEN));
    nodes.put(CLOSED_THEN, node(opening.then()));
    return new FlowDocument(1, HOURS, nodes);
  }

  private FlowNode node(Action action) {
    String afterwards = mailbox == null ? BYE : MAILBOX;
    return switch (action) {
      case Action.ToQueue q -> new FlowNode.Queue(q.queue(), queueSecondsMax, afterwards);
      case Action.ToExtension e ->
          new FlowNode.Dial(new FlowNode.Target.Extension(e.extension()), RING_SECONDS, afterwards);
      case Action.ToNumber n ->
          new FlowNode.Dial(new FlowNode.Target.Outside(n.number()), RING_SECONDS, afterwards);
      case Action.Message m -> message(m.queue());
      case Action.End _ -> new FlowNode.HangUp();
    };
  }

  private FlowNode message(QueueId queue) {
    return new FlowNode.Voicemail(mailboxGreeting, queue, MESSAGE_SECONDS_MAX, BYE);
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
