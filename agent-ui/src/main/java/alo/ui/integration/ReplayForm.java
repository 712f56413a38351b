package alo.ui.integration;

import alo.contract.hook.HookReplay;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Says;
import alo.ui.base.Wording;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/// From when on events are sent again, and which.
final class ReplayForm extends Div {
  /// So long events are kept.
  private static final Duration KEPT = Duration.ofDays(7);

  private final Instant now;
  private final Format format = Format.current();
  private final DateTimePicker from = new DateTimePicker(getTranslation("hook.again.from"));
  private final RadioButtonGroup<Boolean> which =
      new RadioButtonGroup<>(getTranslation("hook.again.which"));
  private String said = "";

  private ReplayForm(Instant now) {
    this.now = now;
    addClassName("edit-form");
    Wording.of(from);
    from.setId("replay-from");
    from.setMin(local(now.minus(KEPT)));
    from.setMax(local(now));
    from.setValue(local(now.minus(Duration.ofDays(1))));
    which.setItems(List.of(true, false));
    which.setItemLabelGenerator(
        failed -> getTranslation(failed ? "hook.again.failed" : "hook.again.every"));
    which.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    which.setValue(true);
    which.setId("replay-which");
    add(new Paragraph(getTranslation("hook.again.how")), from, which);
  }

  /// Opens the form.
  ///
  /// @param send does it and says what came of it
  static void open(Instant now, Function<HookReplay, String> send) {
    ReplayForm form = new ReplayForm(now);
    new EditDialog(
            form.getTranslation("hook.again.title"),
            form::valid,
            () -> form.said = send.apply(form.replay()),
            form)
        .that(form.getTranslation("hook.again.send"))
        .then(() -> Says.done(form.said))
        .open();
  }

  private LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, format.zone()).truncatedTo(ChronoUnit.MINUTES);
  }

  private boolean valid() {
    from.setErrorMessage(getTranslation("hook.again.from.wrong"));
    from.setInvalid(
        from.getValue() == null
            || from.getValue().isBefore(local(now.minus(KEPT)))
            || from.getValue().isAfter(local(now)));
    return !from.isInvalid();
  }

  private HookReplay replay() {
    return new HookReplay(from.getValue().atZone(format.zone()).toInstant(), now, which.getValue());
  }
}
