package alo.ui.base;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;

/// The way of a caller through the flow, as people read it: steps of our own flows have words,
/// those that say nothing to a person are left out, others show as they were named.
public final class Way {
  private static final String SILENT = "answer.*|.*-answer|bye|key-.*|.*-then";

  private Way() {}

  /// @param path ids of nodes, what was typed in brackets
  public static String text(Component there, List<String> path) {
    return path.stream()
        .filter(step -> !id(step).matches(SILENT))
        .map(step -> word(there, id(step)) + step.substring(id(step).length()))
        .collect(Collectors.joining(" › "));
  }

  private static String id(String step) {
    int typed = step.indexOf(" [");
    return typed < 0 ? step : step.substring(0, typed);
  }

  private static String word(Component there, String id) {
    String key = "phone.step." + id;
    String word = there.getTranslation(key);
    return word.contains(key) ? id : word;
  }
}
