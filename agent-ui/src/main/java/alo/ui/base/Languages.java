package alo.ui.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Languages of the screens. A person's choice is kept in a cookie; without one the browser's
/// language decides.
public final class Languages {
  /// Complete languages. Chinese is prepared but not offered: where its bundle is silent a page
  /// would speak two languages at once.
  public static final List<Locale> OFFERED = List.of(Locale.of("vi"), Locale.ENGLISH);

  private static final String COOKIE = "alo-language";
  private static final Duration KEPT = Duration.ofDays(365);

  private Languages() {}

  /// The language for a request.
  static Locale of(VaadinRequest request) {
    return chosen(request).orElseGet(() -> matching(request.getLocale()));
  }

  /// The offered language that comes nearest.
  public static Locale matching(Locale wanted) {
    return OFFERED.stream()
        .filter(l -> l.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static Optional<Locale> chosen(VaadinRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(COOKIE)) {
        return OFFERED.stream().filter(l -> l.getLanguage().equals(cookie.getValue())).findFirst();
      }
    }
    return Optional.empty();
  }

  /// Keeps the choice and shows the page in it; during a call it waits for the next page, since the
  /// telephone would be loaded anew with this one.
  static void choose(Locale locale) {
    UI.getCurrent()
        .getPage()
        .executeJs(
            "document.cookie = $0 + '=' + $1 + ';path=/;max-age=' + $2 + ';samesite=lax';"
                + "if (!document.querySelector('alo-softphone')?.inCall) location.reload();",
            COOKIE,
            locale.getLanguage(),
            (int) KEPT.toSeconds());
  }
}
