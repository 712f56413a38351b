package alo.e2e.story;

import alo.e2e.browser.Page;
import java.time.Duration;
import java.time.Instant;

/// Notes in the browser when something is seen there first: asking it again and again over a socket
/// would measure the asking.
final class Watch {
  private static final Duration SOON = Duration.ofSeconds(30);

  private Watch() {}

  /// Notes the browser's time, which is the machine's, when a condition holds first: it is looked
  /// for at each change of the document, and now and then for what none shows.
  static void begin(Page page, String condition) {
    page.evaluate(
        """
        (() => {
          window.aloWatch?.end();
          window.aloSeenAt = null;
          const look = () => {
            if (%s) {
              window.aloSeenAt = Date.now();
              window.aloWatch.end();
            }
          };
          const changes = new MutationObserver(look);
          const observe = root => {
            changes.observe(root,
              {subtree: true, childList: true, attributes: true, characterData: true});
            root.querySelectorAll('*').forEach(e => e.shadowRoot && observe(e.shadowRoot));
          };
          const again = setInterval(look, 100);
          window.aloWatch = {end: () => { changes.disconnect(); clearInterval(again); }};
          observe(document);
          look();
          return true;
        })()\
        """
            .formatted(condition));
  }

  /// When it was seen.
  static Instant seen(Page page, String what) {
    page.await(what, SOON, "window.aloSeenAt");
    return Instant.ofEpochMilli(page.evaluate("window.aloSeenAt").asLong());
  }
}
