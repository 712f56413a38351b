package alo.ui.provider;

import com.vaadin.flow.component.Component;
import java.util.Locale;

/// Names of a bill's destinations in the person's language.
final class Destinations {
  private static final String MOBILE = "Mobile ";
  private static final String FIXED_LINE = "Fixed line ";

  private Destinations() {}

  /// A deck says its destinations in English. Those of the deck that a new system begins with have
  /// words in the bundles; what a provider has named himself stays as he wrote it.
  static String text(Component there, String description) {
    for (String kind : new String[] {MOBILE, FIXED_LINE}) {
      if (description.startsWith(kind)) {
        String where = description.substring(kind.length());
        return there.getTranslation(key(kind), "").strip() + " " + where;
      }
    }
    String key = key(description);
    String text = there.getTranslation(key);
    return text.contains(key) ? description : text;
  }

  private static String key(String description) {
    return "destination."
        + description.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
