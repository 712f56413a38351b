package alo.ui.base;

import static java.util.stream.Collectors.joining;

import alo.contract.problem.Problem;
import alo.ui.client.Refused;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.quarkus.security.ForbiddenException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says to a person what went wrong and what to do now, or that something went right.
public final class Says implements ErrorHandler {
  private static final Logger LOG = Logger.getLogger(Says.class);
  private static final Duration SHOWN = Duration.ofSeconds(6);
  private static final int CAUSES_MAX = 10;

  @Override
  public void error(ErrorEvent event) {
    Throwable failure = event.getThrowable();
    UI ui = UI.getCurrent();
    Refused refused = refusedIn(failure);
    if (refused != null) {
      if (ui != null) {
        ui.access(() -> refused(refused));
      }
      return;
    }
    if (failure instanceof ForbiddenException && Person.isLocked()) {
      // His page was open and goes on asking: he is told why, and nothing is broken.
      if (ui != null) {
        ui.access(() -> bad(ui.getTranslation("problem.USER_LOCKED")));
      }
      return;
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.errorf(failure, "Unexpected failure, reference %s", reference);
    if (ui != null) {
      ui.access(() -> bad(ui.getTranslation("problem.unexpected", reference)));
    }
  }

  /// The refusal behind a failure: what happens beside a request, as an upload does, is wrapped.
  static @Nullable Refused refusedIn(@Nullable Throwable failure) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth++ < CAUSES_MAX; t = t.getCause()) {
      if (t instanceof Refused refused) {
        return refused;
      }
    }
    return null;
  }

  /// What a refusal means.
  public static String text(Component there, Refused refused) {
    String key = "problem." + refused.problem().code();
    String text = there.getTranslation(key);
    boolean known = !text.contains(key);
    String detail =
        refused.problem().detail() == null ? refused.problem().title() : refused.problem().detail();
    return known ? text.replace("{0}", detail) : detail;
  }

  /// What is wrong at a place: in the person's words when the mistake has some, else as it was
  /// said.
  public static String text(Component there, Problem.At mistake) {
    return find(there, mistake).orElse(mistake.detail());
  }

  /// All that is wrong with what was typed: the places' own words, where each has some.
  public static String whole(Component there, Refused refused) {
    List<Problem.At> errors = refused.problem().errors();
    if (!errors.isEmpty() && errors.stream().allMatch(at -> find(there, at).isPresent())) {
      return errors.stream().map(at -> text(there, at)).distinct().collect(joining(" · "));
    }
    return Stream.concat(
            Stream.of(text(there, refused)), errors.stream().map(at -> text(there, at)))
        .collect(joining(" · "));
  }

  private static Optional<String> find(Component there, Problem.At mistake) {
    return Stream.of("flow-problem.", "problem.place.")
        .map(family -> family + mistake.code())
        .map(key -> Map.entry(key, there.getTranslation(key)))
        .filter(said -> !said.getValue().contains(said.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// Shows a refusal.
  public static void refused(Refused refused) {
    bad(text(UI.getCurrent(), refused));
  }

  /// Shows a failure.
  public static void bad(String text) {
    show(text).addThemeVariants(NotificationVariant.LUMO_ERROR);
  }

  /// Shows that it is done.
  public static void done(String text) {
    show(text).addThemeVariants(NotificationVariant.LUMO_SUCCESS);
  }

  private static Notification show(String text) {
    return Notification.show(text, (int) SHOWN.toMillis(), Notification.Position.BOTTOM_START);
  }
}
