package alo.ui.base;

import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Whose rows of one kind are seen: nobody's, one's own, a department's or everybody's.
final class WhoseField extends Select<Whose> {
  private final Sight sight;

  /// @param chosen told of each choice; empty for nobody's
  WhoseField(Sight sight, Consumer<Optional<Whose>> chosen) {
    this.sight = sight;
    addClassName("whose");
    setId("whose-" + sight.name().toLowerCase(Locale.ROOT));
    setLabel(getTranslation("permissions.whose." + sight));
    setItems(Whose.values());
    setEmptySelectionAllowed(true);
    String none = getTranslation("permissions.whose.none." + sight);
    setEmptySelectionCaption(none);
    setItemLabelGenerator(
        whose -> whose == null ? none : getTranslation("permission." + sight.of(whose).word()));
    addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            chosen.accept(getOptionalValue());
          }
        });
  }

  /// Shows what is chosen, and what can be.
  void show(Chosen now, boolean readOnly) {
    setItemEnabledProvider(whose -> now.isOpen(sight, Optional.ofNullable(whose)));
    setValue(now.whose(sight).orElse(null));
    setReadOnly(readOnly);
    setHelperText(
        getTranslation(readOnly || isFree(now) ? "permissions.whose.how" : "permissions.beyond"));
  }

  private boolean isFree(Chosen now) {
    return now.isOpen(sight, Optional.empty())
        && Arrays.stream(Whose.values()).allMatch(whose -> now.isOpen(sight, Optional.of(whose)));
  }
}
