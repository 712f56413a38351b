package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.flow.Prompt;
import alo.contract.id.CalendarId;
import alo.contract.id.QueueId;
import alo.contract.problem.Problem;
import alo.engine.ivr.FlowValidator.Known;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the fields of one node against their limits and against what the tenant has.
final class FieldCheck {
  /// Windows of one hours node.
  static final int WINDOWS_MAX = 50;

  /// Holidays of one hours node.
  static final int HOLIDAYS_MAX = 400;

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
  private static final Pattern KEY = Pattern.compile("[0-9*#]");

  private final String id;
  private final Known known;
  private final Set<String> variables;
  private final List<Problem.At> problems = new ArrayList<>();

  private FieldCheck(String id, Known known, Set<String> variables) {
    this.id = id;
    this.known = known;
    this.variables = variables;
  }

  /// @param variables all names that the flow collects
  static List<Problem.At> check(String id, FlowNode node, Known known, Set<String> variables) {
    var check = new FieldCheck(id, known, variables);
    switch (node) {
      case FlowNode.Play n -> check.prompt(n.prompt());
      case FlowNode.Say n -> check.prompt(n.text());
      case FlowNode.Menu n -> check.menu(n);
      case FlowNode.Collect n -> check.collect(n);
      case FlowNode.Hours n -> check.hours(n);
      case FlowNode.Queue n -> {
        check.queue(n.queue());
        check.range("waitSecondsMax", n.waitSecondsMax(), 1, 7_200);
      }
      case FlowNode.Dial n -> {
        check.target(n.target());
        check.range("ringSeconds", n.ringSeconds(), 5, 120);
      }
      case FlowNode.Voicemail n -> {
        check.prompt(n.prompt());
        check.queue(n.queue());
        check.range("secondsMax", n.secondsMax(), 5, 600);
      }
      case FlowNode.Answer _, FlowNode.HangUp _ -> {}
    }
    return check.problems;
  }

  private void menu(FlowNode.Menu menu) {
    prompt(menu.prompt());
    range("waitSeconds", menu.waitSeconds(), 1, 30);
    range("attempts", menu.attempts(), 1, 5);
    if (menu.extensionDigits() != 0) {
      range("extensionDigits", menu.extensionDigits(), 2, 6);
    } else if (menu.keys().isEmpty()) {
      report("nothing-to-press", "Expected keys or extension digits, but there are none");
    }
    for (String key : menu.keys().keySet()) {
      if (!KEY.matcher(key).matches()) {
        report("bad-key", "Expected a key 0-9, * or #, but it is \"%s\"".formatted(key));
      }
    }
  }

  private void collect(FlowNode.Collect collect) {
    prompt(collect.prompt());
    if (collect.variable() == null || !VARIABLE.matcher(collect.variable()).matches()) {
      report(
          "bad-variable",
          "Expected a name of letters, digits and _, but it is \"%s\""
              .formatted(collect.variable()));
    }
    range("digitsMax", collect.digitsMax(), 1, 20);
    range("digitsMin", collect.digitsMin(), 0, Math.clamp(collect.digitsMax(), 1, 20));
    range("waitSeconds", collect.waitSeconds(), 1, 30);
    range("attempts", collect.attempts(), 1, 5);
  }

  private void hours(FlowNode.Hours hours) {
    if (hours.calendar() != null) {
      byCalendar(hours, hours.calendar());
      return;
    }
    try {
      ZoneId.of(String.valueOf(hours.zone()));
    } catch (DateTimeException e) {
      report(
          "unknown-zone",
          "Expected a zone like Asia/Ho_Chi_Minh, but it is \"%s\"".formatted(hours.zone()));
    }
    range("number of windows", hours.windows().size(), 0, WINDOWS_MAX);
    range("number of holidays", hours.holidays().size(), 0, HOLIDAYS_MAX);
  }

  private void byCalendar(FlowNode.Hours hours, CalendarId calendar) {
    if (!known.calendars().contains(calendar)) {
      report(
          "unknown-calendar",
          "Expected a calendar of this tenant, but it is \"%s\"".formatted(calendar));
    }
    if (!hours.windows().isEmpty() || !hours.holidays().isEmpty()) {
      report(
          "hours-and-calendar",
          "Expected no windows and holidays beside a calendar, but there are some");
    }
  }

  private void target(@Nullable Target target) {
    switch (target) {
      case null -> report("missing-target", "Expected somebody to ring, but there is nobody");
      case Target.Extension(String extension) -> {
        if (!known.extensions().contains(extension)) {
          report(
              "unknown-extension",
              "Expected an extension of this tenant, but it is \"%s\"".formatted(extension));
        }
      }
      case Target.TypedExtension(String variable) -> {
        if (!variables.contains(variable)) {
          report(
              "unknown-variable",
              "Expected a variable that a collect node fills, but it is \"%s\""
                  .formatted(variable));
        }
      }
      case Target.Outside(var number) -> {
        if (number == null) {
          report("missing-target", "Expected a number to ring, but there is none");
        }
      }
    }
  }

  private void prompt(@Nullable Prompt prompt) {
    switch (prompt) {
      case null -> report("missing-prompt", "Expected a prompt, but there is none");
      case Prompt.Stored(var stored) -> {
        if (!known.prompts().contains(stored)) {
          report(
              "unknown-prompt",
              "Expected a prompt of this tenant, but it is \"%s\"".formatted(stored));
        }
      }
      case Prompt.Text(String text, var language) -> {
        if (language == null) {
          report("missing-language", "Expected a language to speak, but there is none");
        }
        if (text == null || text.isBlank() || text.length() > Prompt.TEXT_LENGTH_MAX) {
          report(
              "bad-text",
              "Expected a text of 1 to %d characters, but it has %d"
                  .formatted(Prompt.TEXT_LENGTH_MAX, text == null ? 0 : text.strip().length()));
        }
      }
    }
  }

  private void queue(@Nullable QueueId queue) {
    if (queue == null || !known.queues().contains(queue)) {
      report("unknown-queue", "Expected a queue of this tenant, but it is \"%s\"".formatted(queue));
    }
  }

  private void range(String field, int value, int min, int max) {
    if (value < min || value > max) {
      report(
          "out-of-range",
          "Expected %s from %d to %d, but it is %d".formatted(field, min, max, value));
    }
  }

  private void report(String code, String detail) {
    problems.add(new Problem.At(id, code, detail));
  }
}
