package alo.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Prints the settings of every `@ConfigMapping` into SETTINGS.md and fails when that was needed:
/// look at the change and commit it.
final class SettingsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path PAGE = Path.of("SETTINGS.md");
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern KEY =
      Pattern.compile(
          "((?:  ///[^\\n]*\\n)+)(?:  @WithDefault\\(\"([^\"]*)\"\\)\\n)?  \\S+ (\\w+)\\(\\);");

  @Test
  @DisplayName("the page of settings is what the code says")
  void page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings of billing

            Written by `SettingsTest`. Each key can be given as an environment variable, e.g.
            `ALO_STRIPE_KEY` for `alo.stripe.key`.

            | key | default | meaning |
            |---|---|---|
            """);
    for (Path file : mappings()) {
      String source = Files.readString(file);
      Matcher prefix = PREFIX.matcher(source);
      assertThat(prefix.find()).isTrue();
      Matcher key = KEY.matcher(source);
      while (key.find()) {
        page.append(
            "| `%s.%s` | %s | %s |%n"
                .formatted(
                    prefix.group(1),
                    key.group(3).replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT),
                    key.group(2) == null ? "" : "`" + key.group(2) + "`",
                    key.group(1).replaceAll("\\s*///\\s*", " ").strip()));
      }
    }
    String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!before.contentEquals(page)) {
      Files.writeString(PAGE, page);
    }
    assertThat(before).as("SETTINGS.md was out of date and is written anew").isEqualTo(page + "");
  }

  private static List<Path> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith("Config.java")).sorted().toList();
    }
  }
}
