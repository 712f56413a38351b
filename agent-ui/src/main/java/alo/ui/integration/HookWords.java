package alo.ui.integration;

import alo.contract.hook.EventType;
import alo.contract.hook.HookView;
import alo.ui.base.CopyField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/// How web-hooks are told to people, on both of their pages.
final class HookWords {
  private HookWords() {}

  /// What it is told of; a type of a newer program stands as it is.
  static String types(Component there, List<String> types) {
    return types.isEmpty()
        ? there.getTranslation("hook.all")
        : types.stream().map(t -> type(there, t)).collect(Collectors.joining(" · "));
  }

  /// What an event is.
  static String type(Component there, String type) {
    return EventType.of(type).isPresent() ? there.getTranslation("hook.event." + type) : type;
  }

  /// Whether it gets messages.
  static Span state(Component there, HookView hook) {
    Span badge = new Span(there.getTranslation("hook.state." + hook.state()));
    badge.addClassNames("badge", hook.state().name());
    return badge;
  }

  /// Shows its secret, which is in the answer that made it.
  static void showSecret(Component there, HookView made, String title) {
    String secret = made.secret();
    if (secret != null) {
      new SecretDialog(
              title,
              there.getTranslation("hook.secret.how"),
              new CopyField(there.getTranslation("hook.secret"), "secret", secret))
          .open();
    }
  }
}
