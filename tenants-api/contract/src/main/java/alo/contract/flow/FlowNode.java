package alo.contract.flow;

import alo.contract.id.CalendarId;
import alo.contract.id.QueueId;
import alo.contract.value.DialString;
import alo.contract.value.TimeWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step of a call flow. On the wire the field `type` is the simple name with hyphens, e.g.
/// `hang-up`. A successor is the id of another node; where a successor may be absent the call is
/// hung up there.
public sealed interface FlowNode {

  /// Takes the call: from here the caller pays and hears. Before it nothing can be played.
  record Answer(String next) implements FlowNode {}

  /// Plays a prompt (recorded, uploaded or synthesised), to its end. Where a [Menu] or [Collect]
  /// comes next (also after further announcements or an open [Hours]), a key interrupts all of them
  /// and is the first key there: who knows the menu need not wait. `#` interrupts without counting.
  record Play(Prompt prompt, String next) implements FlowNode {}

  /// Speaks a text; keys do what they do over a [Play].
  record Say(Prompt.Text text, String next) implements FlowNode {}

  /// Plays and waits for one key; can also take a whole extension ("dial an extension or 0").
  ///
  /// @param keys successor by key 0-9, `*` or `#`
  /// A key that begins nobody's extension acts at once; after another one further digits are waited
  /// for, 2 s each. An extension whose agent can not be rung leads to `otherwise` at once.
  ///
  /// @param extensionDigits most digits of extensions that may be dialled here, 0 for none, else 2
  ///     to 6
  /// @param waitSeconds how long silence is heard after the prompt, 1 to 30
  /// @param attempts how often the prompt is played in all, 1 to 5
  /// @param otherwise after the last attempt, or null to hang up
  record Menu(
      Prompt prompt,
      Map<String, String> keys,
      int extensionDigits,
      int waitSeconds,
      int attempts,
      @Nullable String otherwise)
      implements FlowNode {
    public Menu {
      keys = Map.copyOf(keys);
    }
  }

  /// Plays and collects digits into a variable, ended by `#`, by the maximum or by 3 s of silence.
  ///
  /// @param variable name under which later nodes see the digits
  record Collect(
      Prompt prompt,
      String variable,
      int digitsMin,
      int digitsMax,
      int waitSeconds,
      int attempts,
      String next,
      @Nullable String otherwise)
      implements FlowNode {}

  /// Branches on the clock: by a calendar of the tenant, or by hours of its own.
  ///
  /// @param zone IANA zone, e.g. `Asia/Ho_Chi_Minh`; where a calendar is named, its own counts
  /// @param windows open hours; none means always closed, unless a calendar is named
  /// @param holidays days on which it is closed all day; none where a calendar is named
  /// @param calendar the calendar that decides; null for the hours of this node
  record Hours(
      String zone,
      List<TimeWindow> windows,
      Set<LocalDate> holidays,
      String open,
      String closed,
      @Nullable String holiday,
      @Nullable CalendarId calendar)
      implements FlowNode {
    public Hours {
      windows = List.copyOf(windows);
      holidays = Set.copyOf(holidays);
    }
  }

  /// Waits for an agent of a queue.
  ///
  /// @param waitSecondsMax 1 to 7200
  /// @param otherwise after that time, or when the queue is full; null to hang up
  record Queue(QueueId queue, int waitSecondsMax, @Nullable String otherwise) implements FlowNode {}

  /// Rings a target; the caller hears music meanwhile. An agent is rung, ready or not, if his
  /// window and telephone are there and he is in no call and no wrap-up; else the flow goes on at
  /// once.
  ///
  /// @param ringSeconds 5 to 120
  /// @param otherwise when nobody answers; null to hang up
  record Dial(Target target, int ringSeconds, @Nullable String otherwise) implements FlowNode {}

  /// Records a message into a queue's mailbox.
  ///
  /// @param secondsMax 5 to 600
  record Voicemail(Prompt prompt, QueueId queue, int secondsMax, @Nullable String next)
      implements FlowNode {}

  /// Ends the call.
  record HangUp() implements FlowNode {}

  /// Whom a [Dial] rings.
  sealed interface Target {
    /// An agent's extension, fixed.
    record Extension(String extension) implements Target {}

    /// An agent's extension that the caller typed at a [Collect].
    record TypedExtension(String variable) implements Target {}

    /// A number outside; passes the outbound gate.
    record Outside(DialString number) implements Target {}
  }
}
