package alo.ui.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Vaadin's own parts speak English by themselves; here they get the person's language.
public final class Wording {
  private static final String DAY_FORM = "dd/MM/yyyy";

  private Wording() {}

  /// Days first, as everywhere on the screens; weeks begin on Monday.
  public static DatePicker of(DatePicker picker) {
    picker.setI18n(days());
    return picker;
  }

  /// As a day, with the time of the day beside it.
  public static DateTimePicker of(DateTimePicker picker) {
    picker.setDatePickerI18n(days());
    picker.setDateAriaLabel(t("date.day"));
    picker.setTimeAriaLabel(t("date.time"));
    return picker;
  }

  private static DatePicker.DatePickerI18n days() {
    Locale locale = UI.getCurrent().getLocale();
    return new DatePicker.DatePickerI18n()
        .setDateFormat(DAY_FORM)
        .setFirstDayOfWeek(1)
        .setMonthNames(
            Stream.of(Month.values())
                .map(m -> m.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .toList())
        .setWeekdays(days(TextStyle.FULL_STANDALONE, locale))
        .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, locale))
        .setToday(t("date.today"))
        .setCancel(t("act.cancel"))
        .setBadInputErrorMessage(t("problem.not-a-day"));
  }

  /// From Sunday on, as the part wants them.
  private static List<String> days(TextStyle style, Locale locale) {
    return Stream.iterate(DayOfWeek.SUNDAY, d -> d.plus(1))
        .limit(DayOfWeek.values().length)
        .map(d -> d.getDisplayName(style, locale))
        .toList();
  }

  /// What goes wrong with a file is said in the person's words.
  public static Upload of(Upload upload) {
    String failed = t("upload.failed");
    String status = t("upload.status");
    upload.setI18n(
        new UploadI18N()
            .setError(
                new UploadI18N.Error()
                    .setTooManyFiles(t("upload.too-many"))
                    .setFileIsTooBig(t("upload.too-big"))
                    .setIncorrectFileType(t("upload.wrong-type")))
            .setUploading(
                new UploadI18N.Uploading()
                    .setStatus(
                        new UploadI18N.Uploading.Status()
                            .setConnecting(status)
                            .setStalled(status)
                            .setProcessing(status)
                            .setHeld(status))
                    .setError(
                        new UploadI18N.Uploading.Error()
                            .setServerUnavailable(failed)
                            .setUnexpectedServerError(failed)
                            .setFileTooLarge(t("upload.too-big"))
                            .setForbidden(t("problem.FORBIDDEN"))))
            .setFile(
                new UploadI18N.File()
                    .setRetry(t("upload.retry"))
                    .setStart(t("upload.retry"))
                    .setRemove(t("act.remove"))));
    return upload;
  }

  /// What the page says while its server is away.
  static void of(UI ui) {
    ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("net.again"));
    ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("net.offline"));
    ui.getPage()
        .executeJs(
            "const shown = window.Vaadin?.connectionIndicator; if (shown) { shown.onlineText = $0;"
                + " shown.setAttribute('role', 'status'); }",
            ui.getTranslation("net.online"));
  }

  private static String t(String key) {
    return UI.getCurrent().getTranslation(key);
  }
}
