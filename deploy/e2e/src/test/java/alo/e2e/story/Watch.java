package alo.e2e.story;

import alo.e2e.browser.Page;
import java.time.Duration;

/// Notes in the browser when something is seen there first: asking it again and again over a socket
/// would measure the asking.
final class Watch {
  private static final Duration SOON = Duration.ofSeconds(30);

  private Watch() {}

  /// Notes the browser's time, which is the machine's, when a condition holds first.
  static void begin(Page page, String condition) {
    page.evaluate(
        "(clearInterval(window.aloWatch), window.aloSeenAt = null, window.aloWatch = setInterval("
            + "() => { if (!window.aloSeenAt && (%s)) window.aloSeenAt = Date.now(); }, 20), true)"
                .formatted(condition));
  }

  /// When it was seen, in milliseconds of the epoch.
  static long seen(Page page, String what) {
    page.await(what, SOON, "window.aloSeenAt");
    return page.evaluate("window.aloSeenAt").asLong();
  }
}
