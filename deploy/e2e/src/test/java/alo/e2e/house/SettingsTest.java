package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prints the settings that a server's code declares into its SETTINGS.md and fails when that was
/// needed: look at the change and commit it.
@DisplayName("The settings")
class SettingsTest {
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern DOC = Pattern.compile("\\s+///(.*)");
  private static final Pattern NESTED = Pattern.compile("  interface (\\w+) \\{");
  private static final Pattern DEFAULT = Pattern.compile("\\s+@WithDefault\\(\"(.*)\"\\)");
  private static final Pattern KEY = Pattern.compile("\\s+([\\w<>.]+) (\\w+)\\(\\);");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "\\s+@ConfigProperty\\(name = \"([^\"]+)\"(?:, defaultValue = \"([^\"]*)\")?\\)");

  private static final String DATABASE = "quarkus.datasource.jdbc.url";
  private static final String PASSWORD = "quarkus.datasource.password";

  /// What the frameworks need to know of a server's surroundings, where it uses them.
  private static final Map<String, String> SURROUNDINGS =
      Map.ofEntries(
          Map.entry("quarkus.http.host", "Address on which it listens."),
          Map.entry("quarkus.http.port", "Port on which it listens."),
          Map.entry(DATABASE, "The database."),
          Map.entry("quarkus.datasource.username", "Its user of the database."),
          Map.entry(PASSWORD, "That user's password."),
          Map.entry("quarkus.datasource.jdbc.max-size", "Connections to the database at most."),
          Map.entry("quarkus.oidc.auth-server-url", "The realm that signs tokens."),
          Map.entry("quarkus.oidc.credentials.secret", "The secret of its client at the realm."),
          Map.entry("quarkus.mailer.host", "Where mails are handed in."),
          Map.entry("quarkus.mailer.port", "The port there."),
          Map.entry("quarkus.mailer.from", "The sender of mails."));

  private record Setting(String value, String meaning) {}

  @ParameterizedTest(name = "of {1}")
  @CsvSource({
    "tenants-api/server, tenants-api",
    "media-edge/server, the media edge",
    "billing/server, billing",
    "agent-ui, agent-ui"
  })
  @DisplayName("on the page are what the code says")
  void page(String module, String name) throws IOException {
    Path folder = ReadmeTest.root().resolve(module);
    Path file = folder.resolve("SETTINGS.md");
    String page =
        """
        # Settings of %s

        Written by `SettingsTest`. Each key can be given as an environment variable: capitals, and
        `_` for everything else, e.g. `ALO_STRIPE_KEY` for `alo.stripe.key`.

        | key | default | meaning |
        |---|---|---|
        """
                .formatted(name)
            + rows(declared(folder))
            + "\nWhat the frameworks are told of the surroundings:\n\n"
            + "| key | default | meaning |\n|---|---|---|\n"
            + rows(surroundings(folder));
    String before = Files.exists(file) ? Files.readString(file) : "";
    if (!before.equals(page)) {
      Files.writeString(file, page);
    }
    assertThat(before).as("%s was out of date and is written anew", file).isEqualTo(page);
  }

  private static String rows(Map<String, Setting> settings) {
    assertThat(settings).isNotEmpty();
    StringBuilder rows = new StringBuilder();
    settings.forEach(
        (key, setting) -> {
          assertThat(setting.meaning()).as("what %s means", key).isNotBlank();
          String value = setting.value().isEmpty() ? "" : "`" + setting.value() + "`";
          rows.append("| `%s` | %s | %s |\n".formatted(key, value, setting.meaning()));
        });
    return rows.toString();
  }

  private static Map<String, Setting> declared(Path folder) throws IOException {
    Map<String, Setting> settings = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher prefix = PREFIX.matcher(source);
        String root = prefix.find() ? prefix.group(1) : "";
        read(source.lines().toList(), root, settings);
      }
    }
    return settings;
  }

  /// Reads the keys of a mapping's interface and of those nested in it, and single properties.
  private static void read(List<String> lines, String root, Map<String, Setting> settings) {
    Deque<String> within = new ArrayDeque<>(List.of(root));
    List<String> doc = new ArrayList<>();
    String value = "";
    for (String line : lines) {
      Matcher said = DOC.matcher(line);
      Matcher nested = NESTED.matcher(line);
      Matcher assumed = DEFAULT.matcher(line);
      Matcher key = KEY.matcher(line);
      Matcher property = PROPERTY.matcher(line);
      if (said.matches()) {
        doc.add(said.group(1).strip());
      } else if (assumed.matches()) {
        value = assumed.group(1);
      } else if (property.matches()) {
        String assumedValue = property.group(2) == null ? "" : property.group(2);
        settings.put(property.group(1), new Setting(assumedValue, String.join(" ", doc)));
      } else if (!line.strip().equals("@Inject")) {
        if (nested.matches()) {
          within.push(within.getLast() + "." + kebab(nested.group(1)));
        } else if (line.equals("  }")) {
          within.pop();
        } else if (key.matches() && !root.isEmpty() && !isNested(lines, key.group(1))) {
          settings.put(
              within.getFirst() + "." + kebab(key.group(2)),
              new Setting(value, String.join(" ", doc)));
        }
        doc.clear();
        value = "";
      }
      if (within.isEmpty()) {
        return;
      }
    }
  }

  private static boolean isNested(List<String> lines, String type) {
    return lines.contains("  interface " + type + " {");
  }

  private static String kebab(String name) {
    String parted = name.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1");
    return parted.toLowerCase(Locale.ROOT);
  }

  private static Map<String, Setting> surroundings(Path folder) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("src/main/resources/application.properties"));
    Map<String, Setting> settings = new TreeMap<>();
    SURROUNDINGS.forEach(
        (key, meaning) ->
            lines.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .ifPresent(value -> settings.put(key, new Setting(value, meaning))));
    if (settings.containsKey(DATABASE)) {
      settings.put(PASSWORD, new Setting("", SURROUNDINGS.get(PASSWORD)));
    }
    return settings;
  }
}
