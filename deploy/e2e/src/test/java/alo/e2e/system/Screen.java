package alo.e2e.system;

import alo.e2e.browser.Browser;
import alo.e2e.browser.Page;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A person's browser, logged in.
public final class Screen implements AutoCloseable {
  private static final Duration LOG_IN_MAX = Duration.ofSeconds(60);
  private static final List<Screen> OPEN = new CopyOnWriteArrayList<>();

  private final Settings settings;
  private final String name;
  private final Browser browser;
  private final Page page;

  private Screen(Settings settings, String name, Browser browser, Page page) {
    this.settings = settings;
    this.name = name;
    this.browser = browser;
    this.page = page;
    OPEN.add(this);
  }

  /// Starts a browser and logs in at a page.
  ///
  /// @param name of its files in the evidence
  /// @param microphone what it plays, over and over
  static Screen logIn(Settings settings, String name, String email, Path microphone, String path) {
    Screen screen = open(settings, name, microphone, settings.http(Key.UI_PORT).resolve(path));
    try {
      screen.logIn(email, AloSystem.PASSWORD);
    } catch (RuntimeException | AssertionError e) {
      screen.fail();
      throw e;
    }
    return screen;
  }

  /// Starts a browser at an address; nobody is logged in.
  public static Screen open(Settings settings, String name, Path microphone, URI address) {
    Path profile = settings.data().resolve("browsers").resolve(UUID.randomUUID().toString());
    var browser = new Browser(profile, microphone);
    try {
      return new Screen(settings, name, browser, browser.open(address));
    } catch (RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  /// Fills the identity provider's form, which is on the screen or comes there.
  public void logIn(String email, String password) {
    // By the keyboard: while the page is still being laid out a click may miss the button.
    page.type("#username", email, LOG_IN_MAX);
    if (!page.has("#password")) {
      page.press("Enter");
    }
    page.type("#password", password, LOG_IN_MAX);
    page.press("Enter");
  }

  /// Follows the link of an invitation and chooses a password.
  public void followInvitation(URI link, String password) {
    page.open(link);
    page.click("#kc-info-message a", "", LOG_IN_MAX);
    page.type("#password-new", password, LOG_IN_MAX);
    page.type("#password-confirm", password, LOG_IN_MAX);
    page.press("Enter");
    page.click("#kc-info-message a", "", LOG_IN_MAX);
  }

  /// Chooses a line of a list that opens.
  public void pick(String list, String line) {
    page.click(list, "", LOG_IN_MAX);
    page.click("vaadin-select-item", line, LOG_IN_MAX);
  }

  /// Keeps a picture beside the evidence, for people to look at.
  public void picture(String what) {
    page.screenshot(Evidence.folder().resolve(what + ".png"));
  }

  /// All that are open, for evidence.
  static List<Screen> all() {
    return List.copyOf(OPEN);
  }

  /// Keeps what it shows and closes it.
  void fail() {
    Evidence.keep(this);
    close();
  }

  /// Whose it is.
  public String name() {
    return name;
  }

  /// The page that was opened first.
  public Page page() {
    return page;
  }

  /// All tabs.
  List<Page> pages() {
    return browser.pages();
  }

  /// Opens another tab; the person is still logged in.
  public Page anotherTab(String path) {
    return browser.open(settings.http(Key.UI_PORT).resolve(path));
  }

  /// Goes to a page by its address.
  public void go(String path) {
    page.open(settings.http(Key.UI_PORT).resolve(path));
  }

  /// Ends the browser as a crash would.
  void crash() {
    browser.kill();
  }

  @Override
  public void close() {
    OPEN.remove(this);
    browser.close();
  }
}
